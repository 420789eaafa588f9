package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the flow picture reads of the store: figures of all, and the way of one train's news. */
class PostgresFiguresTest {

    private final NoticeRailway railway = new NoticeRailway();
    private final PostgresFigures figures = new PostgresFigures(railway.database.jdbc());

    @AfterEach
    void close() {
        railway.close();
    }

    @Test
    void nothing_isZero_andNotAnError() {
        assertThat(figures.read()).isEqualTo(new StoreFigures(0, Map.of(), 0, null, 0, 0, Map.of()));
    }

    @Test
    void windowsNoticesAndTheNaive_areCounted() {
        railway.withPassengers(3).happens(railway.delay(12));
        var settling = figures.read();
        assertThat(settling.windows()).isEqualTo(1);
        assertThat(settling.nextDue()).isAfter(railway.clock.instant());
        assertThat(settling.naive()).isEqualTo(3);
        assertThat(settling.waiting()).isZero();

        railway.plannedDelay(12);
        assertThat(figures.read().waiting()).isEqualTo(3);
        assertThat(figures.read().told()).isEqualTo(Map.of("NORMAL", 3L));

        railway.worker.deliverPage();
        assertThat(figures.read().waiting()).isZero();
    }
}
