package io.ansage.infra.axon;

import static io.ansage.infra.JourneyEvents.byJourney;
import static io.ansage.infra.JourneyEvents.day;
import static io.ansage.infra.JourneyEvents.journey;
import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.postgres.PostgresHistory;
import io.ansage.infra.postgres.PostgresOutlooks;
import io.ansage.infra.postgres.TableNames;
import io.ansage.query.outlook.JourneysFromProjections;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was known at an instant, from the events of a real store. */
class KnownAtTest {

    private final TestDatabase database = TestDatabase.create();
    private final TestEventStore store = TestEventStore.on(database);
    private final AxonEventLog log = store.log(database.dataSource());
    private final JourneysFromProjections journeys = new JourneysFromProjections(
            new PostgresOutlooks(database.jdbc()), new PostgresHistory(database.jdbc(), TableNames.LIVE), log);

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void outlookAsKnownAtAnyInstant_isTheFoldOfWhatWasKnownThen() {
        byJourney(day(3, 60, 5)).forEach((id, events) -> {
            store.append("TrainJourney", id.toString(), 0, events.toArray());
            for (int i = 0; i < events.size(); i++) {
                var prefix = events.subList(0, i + 1);
                var known = prefix.getLast().provenance().knownAt();
                assertThat(journeys.findAsKnownAt(id, known)).contains(JourneyFold.fold(prefix));
                if (i > 0) {
                    assertThat(journeys.findAsKnownAt(id, known.minusMillis(1)))
                            .contains(JourneyFold.fold(events.subList(0, i)));
                }
            }
            assertThat(journeys.findAsKnownAt(id, events.getFirst().provenance().knownAt().minusMillis(1))).isEmpty();
        });
        assertThat(journeys.findAsKnownAt(journey("unheard-of"), java.time.Instant.MAX)).isEmpty();
    }

    @Test
    void log_readsInChunksUpToAPosition() {
        var events = day(3, 30, 6);
        byJourney(events).forEach((id, its) -> store.append("TrainJourney", id.toString(), 0, its.toArray()));

        assertThat(log.head()).isEqualTo(30);
        assertThat(log.count(12)).isEqualTo(12);
        assertThat(log.list(0, 12, 10)).extracting(e -> e.position()).startsWith(1L).endsWith(10L).hasSize(10);
        assertThat(log.list(10, 12, 10)).extracting(e -> e.position()).containsExactly(11L, 12L);
        assertThat(log.list(12, 12, 10)).isEmpty();
        // What is built anew from the log must equal what was projected from Axon's messages.
        assertThat(log.list(0, 30, 30)).extracting(e -> e.recordedAt())
                .containsExactlyElementsOf(store.listAll().stream().map(EventMessage::getTimestamp).toList());
    }
}
