package io.ansage.infra.postgres;

import static io.ansage.infra.JourneyEvents.journey;
import static io.ansage.infra.JourneyEvents.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.infra.TestDatabase;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.outlook.BoardLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Outlooks of the version that stored them taken apart. */
class OutlookMigrationTest {

    @Test
    void outlookOfBefore_isReadAsItWas_andWrittenInTheFormOfToday() {
        var outlook = new Positioned(JourneyFold.after(null, scheduled(journey("a"), 0)), 7);
        try (var database = TestDatabase.migratedTo("43")) {
            database.jdbc()
                    .sql("""
                            insert into journey_outlook (journey_id, network, service_date, train_number, status,
                                revision, position, as_of, outlook)
                            values (:id, 'x', '2026-03-02', '1', 'SCHEDULED', 1, 7, '2026-03-02T00:00:00Z', :outlook::jsonb)
                            """)
                    .param("id", journey("a").toString())
                    .param("outlook", JsonRows.json(outlook.outlook()))
                    .update();

            database.migrateTo("latest");

            var store = new PostgresOutlookStore(database.jdbc(), TableNames.LIVE);
            assertThat(store.findAll(List.of(journey("a")))).isEqualTo(Map.of(journey("a"), outlook));
            assertThat(stored(database)).isNotEqualTo(JsonRows.json(outlook.outlook()));
            store.save(List.of(outlook), BoardLine.of(outlook.outlook()));
            assertThat(stored(database)).isEqualTo(JsonRows.json(outlook.outlook()));
        }
    }

    private static String stored(TestDatabase database) {
        return database.jdbc().sql("select outlook from journey_outlook").query(String.class).single();
    }
}
