package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The hazard this engine exists for, on two real connections; see {@link AppendRace} for the play itself. */
class AppendLaneTest {

    private final TestDatabase database = TestDatabase.create();
    private final TestEventStore store = TestEventStore.on(database);

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void eventThatCommitsLate_isNeverOvertaken() {
        var race = new AppendRace(database.dataSource());

        assertThat(race.seenByReader(store.engine())).containsExactly("slow-journey", "fast-journey");
    }

    /** Proves that the play can be lost: the engine as it comes lets the fast one overtake, and never sees the slow. */
    @Test
    void stockEngine_losesTheEventThatCommitsLate() {
        var race = new AppendRace(database.dataSource());

        assertThat(race.seenByReader(race.stockEngine(store.serializer()))).containsExactly("fast-journey");
    }

    @Test
    void appendThatGetsNoTurnInTime_failsAndMayBeTriedAgain() {
        try (var impatient = TestEventStore.on(database, Duration.ofMillis(50))) {
            var race = new AppendRace(database.dataSource());

            race.whileHoldingTheTurn(store.engine(),
                    () -> assertThatThrownBy(() -> race.append(impatient.engine(), "fast-journey"))
                            .isInstanceOf(AppendLaneBusy.class)
                            .hasMessageContaining("fast-journey"));

            race.append(impatient.engine(), "fast-journey");
            assertThat(store.listAll()).hasSize(2);
        }
    }
}
