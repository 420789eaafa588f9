package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.DelayRange;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.infra.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Data of the version in which a subscription was one leg. */
class TripMigrationTest {

    private static final JourneyId JOURNEY = JourneyId.parse("ie:A906:2025-10-03");
    private static final String TOLD = """
            {"version": 3, "cancelled": false, "boardingCancelled": false, "alightingCancelled": false,
             "departure": {"low": 10, "high": 20}, "arrival": {"low": 10, "high": 20}, "shownMinutes": 12,
             "interrupts": 2, "at": "2025-10-03T07:00:00Z"}""";

    @Test
    void subscriptionBeliefAndHeldNotice_goOnWhereTheyWere() {
        try (var database = TestDatabase.migratedTo("7")) {
            insert(database, """
                    insert into subscription_index (subscription_id, passenger_id, journey_id, boarding, alighting,
                        threshold_minutes, language, started_at, active, position)
                    values ('subscription-1', 'passenger-1', :journey, 1, 4, 10, 'de', '2025-10-03T06:00:00Z', true, 1),
                        ('subscription-2', 'passenger-2', :journey, 1, 4, 10, 'de', '2025-10-03T06:00:00Z', false, 2)
                    """);
            insert(database, """
                    insert into belief (subscription_id, passenger_id, journey_id, version, told, notification_id,
                        told_at)
                    values ('subscription-1', 'passenger-1', :journey, 3, :told::jsonb, 'n', '2025-10-03T07:00:00Z')
                    """);
            insert(database, """
                    insert into notice (notification_id, subscription_id, passenger_id, journey_id, version, revision,
                        class, reason, status, before, after, language, title, body, as_of, planned_at, useful_until,
                        hold_until)
                    values ('m', 'subscription-1', 'passenger-1', :journey, 3, 9, 'NORMAL', 'SETTLING', 'held',
                        :told::jsonb, :told::jsonb, 'de', '', '', '2025-10-03T07:10:00Z', '2025-10-03T07:10:00Z',
                        '2025-10-03T07:11:00Z', '2025-10-03T07:11:00Z')
                    """);

            database.migrateTo("latest");

            assertThat(new PostgresPlanning(database.jdbc()).listCohorts(JOURNEY)).singleElement().satisfies(cohort -> {
                assertThat(cohort.legs()).containsExactly(new Leg(JOURNEY, 1, 4));
                assertThat(cohort.preferences()).isEqualTo(new Preferences(10, "de"));
                assertThat(cohort.told().version()).isEqualTo(3);
                assertThat(cohort.told().interrupts()).isEqualTo(2);
                assertThat(cohort.told().leg(0).departure()).isEqualTo(new DelayRange(10, 20));
                assertThat(cohort.open().held()).isTrue();
            });
            assertThat(new PostgresSubscriptions(database.jdbc(), TableNames.LIVE)
                    .findAll(List.of(new SubscriptionId("subscription-1")))).singleElement()
                    .satisfies(row -> assertThat(row.target())
                            .isEqualTo(TripPlan.of(new Leg(JOURNEY, 1, 4))));
        }
    }

    private static void insert(TestDatabase database, String sql) {
        var statement = database.jdbc().sql(sql).param("journey", JOURNEY.toString());
        (sql.contains(":told") ? statement.param("told", TOLD) : statement).update();
    }
}
