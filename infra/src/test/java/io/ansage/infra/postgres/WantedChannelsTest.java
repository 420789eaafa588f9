package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.PushMessage;
import io.ansage.domain.notice.NoticeClass;
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

    /** A second mail would be a second interruption. */
    @Test
    void correctionInPlace_isNotForAChannelThatCannotReplace() {
        railway.channel.replaces = false;
        railway.withPassengers(1).plannedDelay(12).work();

        railway.happens(railway.delay(15));
        railway.clock.advanceTo(railway.clock.instant().plusSeconds(31));
        railway.planner.planDue();
        railway.worker.deliverDue();
        assertThat(railway.ledger().getLast().noticeClass()).isEqualTo(NoticeClass.QUIET);
        assertThat(railway.rows()).containsExactly("accepted ACCEPTED", "accepted NO_DEVICE");

        railway.happens(railway.cancelled()).work();
        assertThat(railway.channel.handed).hasSize(2).noneMatch(PushMessage::silent);
    }
}
