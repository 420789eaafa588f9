package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.infra.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Monthly partitions in a real database, whose session is far from UTC. */
class PartitionsTest {

    private final TestDatabase database = TestDatabase.create();
    private final Partitions partitions = new Partitions(database.jdbc());

    @BeforeEach
    void tables() {
        database.jdbc().sql("create table by_instant (at timestamptz) partition by range (at)").update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void monthsBetweenTwoDates_haveOnePartitionEach() {
        partitions.ensure("by_instant", LocalDate.of(2026, 11, 30), LocalDate.of(2027, 1, 1));
        partitions.ensure("by_instant", LocalDate.of(2026, 12, 5), LocalDate.of(2026, 12, 6));

        assertThat(names()).containsExactly("by_instant_2026_11", "by_instant_2026_12", "by_instant_2027_01");
    }

    @Test
    void monthsBeginAtMidnightOfUtc() {
        partitions.ensure("by_instant", LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1));
        database.jdbc()
                .sql("insert into by_instant values ('2026-11-30T23:59:59Z'), ('2026-12-01T00:00:00Z')")
                .update();

        assertThat(rows("by_instant_2026_11")).isEqualTo(1);
        assertThat(rows("by_instant_2026_12")).isEqualTo(1);
    }

    @Test
    void laterPartitions_areStoredAsTheDefaultOneIs() {
        database.jdbc()
                .sql("create table by_instant_default partition of by_instant default with (fillfactor = 50)")
                .update();

        partitions.ensure("by_instant", List.of(LocalDate.of(2026, 11, 30)));

        assertThat(database.jdbc()
                .sql("select reloptions[1] from pg_class where relname = 'by_instant_2026_11'")
                .query(String.class)
                .single()).isEqualTo("fillfactor=50");
    }

    @Test
    void namesThatAreNoNames_areRefused() {
        var day = LocalDate.of(2026, 11, 1);

        assertThatThrownBy(() -> partitions.ensure("x; drop table by_instant", day, day))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> partitions.ensure("by_instant", day, day.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> names() {
        return database.jdbc()
                .sql("select inhrelid::regclass::text from pg_inherits where inhparent = 'by_instant'::regclass order by 1")
                .query(String.class)
                .list();
    }

    private int rows(String table) {
        return database.jdbc().sql("select count(*) from " + table).query(Integer.class).single();
    }
}
