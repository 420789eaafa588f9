package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.notice.NoticeParameters;
import io.ansage.query.api.Counterfactuals.Asked;
import io.ansage.query.why.ReplayedCounterfactuals;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would have been told: the same with the same numbers, other things with others; and silent in any case. */
final class CounterfactualTest {

    private static final int PASSENGERS = 3;
    private static final Asked AS_IT_WAS = new Asked(NoticeParameters.DEFAULT, null, null, null);

    private final NoticeRailway railway = new NoticeRailway();
    private final ReplayedCounterfactuals counterfactuals = new ReplayedCounterfactuals(
            new PostgresPast(railway.database.jdbc()), railway.history,
            railway.decisions::with, NoticeParameters.DEFAULT);

    @AfterEach
    void close() {
        railway.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withTheSameNumbers_nothingWouldHaveBeenOtherwise(long seed) {
        var random = new Random(seed);
        railway.withPassengers(PASSENGERS);
        for (int i = 0; i < 25; i++) {
            switch (random.nextInt(8)) {
                case 0 -> railway.happens(railway.cancelled());
                case 1 -> railway.happens(railway.reinstated());
                default -> railway.happens(railway.delay(random.nextInt(45) - 3));
            }
            railway.work().runUntil(railway.clock.instant().plusSeconds(10L * random.nextInt(1, 15)));
        }

        var comparison = counterfactuals.compare(NoticeRailway.JOURNEY, AS_IT_WAS);

        assertThat(comparison.was().notices()).isPositive();
        assertThat(comparison.changed()).isEmpty();
        assertThat(comparison.tripsChanged()).isZero();
        assertThat(comparison.would()).isEqualTo(comparison.was()).isEqualTo(comparison.unchanged());
    }

    @Test
    void withAnotherThreshold_otherThingsWouldHaveBeenTold_andNothingIs() {
        railway.withPassengers(PASSENGERS);
        for (int late : List.of(3, 10, 12, 20, 22, 30)) {
            railway.happens(railway.delay(late)).runUntil(railway.clock.instant().plusSeconds(120));
        }
        var before = rows();

        var later = counterfactuals.compare(NoticeRailway.JOURNEY,
                new Asked(NoticeParameters.DEFAULT, 30, null, null));
        var never = counterfactuals.compare(NoticeRailway.JOURNEY.serviceDate(), null, 10,
                new Asked(NoticeParameters.DEFAULT, 0, null, null));

        assertThat(later.trips()).isEqualTo(PASSENGERS);
        assertThat(later.was().byReason()).containsEntry("FIRST_DELAY", PASSENGERS);
        assertThat(later.would().interruptions()).isLessThan(later.was().interruptions()).isPositive();
        assertThat(later.changed()).hasSize(PASSENGERS)
                .allSatisfy(d -> assertThat(d.would().getFirst().at()).isAfter(d.was().getFirst().at()));
        assertThat(never.journeys()).isEqualTo(1);
        assertThat(never.would().notices()).isZero();
        assertThat(rows()).isEqualTo(before);
        assertThat(railway.notices.counters().byStatus()).doesNotContainKey("planned");
    }

    /** How many rows each table has, and a digest of them. */
    private TreeMap<String, String> rows() {
        var rows = new TreeMap<String, String>();
        for (var table : railway.database.jdbc()
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            rows.put(table, railway.database.jdbc()
                    .sql("select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                            + table + " t")
                    .query(String.class)
                    .single());
        }
        return rows;
    }
}
