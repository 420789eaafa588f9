package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ordinary and urgent news on the channels wanted for each. */
class WantedChannelsTest {

    private final NoticeRailway railway = new NoticeRailway();

    @AfterEach
    void close() {
        railway.close();
    }

    @Test
    void ordinaryNews_onAChannelWithoutADevice_isOnlyWrittenDown_andUrgentNewsArrives() {
        railway.withPassengers(1);
        railway.database.jdbc()
                .sql("update trip set preferences = preferences || '{\"channels\":[\"web-push\"]}'")
                .update();

        railway.plannedDelay(12).work();
        assertThat(railway.rows()).containsExactly("accepted NO_DEVICE");
        assertThat(railway.channel.handed).isEmpty();

        railway.happens(railway.cancelled()).work();
        assertThat(railway.rows()).containsExactly("accepted NO_DEVICE", "accepted ACCEPTED");
        assertThat(railway.channel.handed).hasSize(1);
    }
}
