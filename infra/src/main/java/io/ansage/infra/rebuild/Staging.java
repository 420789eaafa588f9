package io.ansage.infra.rebuild;

import io.ansage.infra.postgres.Partitions;
import io.ansage.infra.rebuild.Rebuildable.Table;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables beside the live ones. Swapping in changes only the live rows that came out different: readers see all of
 * that or nothing, names of tables, indexes and partitions stay, and where nothing differs nothing is written.
 */
final class Staging {

    /** Rows that fit on a page stay as they are: compressing what is read once and dropped is wasted time. */
    private static final int WHOLE_PAGE = 8160;

    private final JdbcClient jdbc;

    Staging(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes empty tables, in place of what an earlier rebuild may have left. Unlogged: a crash ends a rebuild anyway; with no index but the key, for nobody else reads them. */
    void create(Rebuildable projection) {
        drop(projection);
        for (var table : projection.tables()) {
            jdbc.sql(
                    "create unlogged table staging.%s (like %s including defaults including constraints, primary key (%s)) with (toast_tuple_target = %d, autovacuum_enabled = false)"
                            .formatted(table.name(), table.name(), String.join(", ", table.key()), WHOLE_PAGE))
                    .update();
        }
    }

    void drop(Rebuildable projection) {
        projection.tables()
                .forEach(table -> jdbc.sql("drop table if exists staging.%s".formatted(table.name())).update());
    }

    /** Makes the live rows equal to the staged ones, in the transaction of the caller; returns how many differed. */
    long swap(Rebuildable projection) {
        return projection.tables().stream().mapToLong(this::swap).sum();
    }

    private long swap(Table table) {
        if (table.personal()) {
            // Held until the commit, so that nobody is erased between this look and the writing of their rows.
            jdbc.sql("lock table passenger_key in share mode").update();
            jdbc.sql(
                    "delete from staging.%s s where not exists (select 1 from passenger_key k where k.passenger_id = s.passenger_id)"
                            .formatted(table.name()))
                    .update();
        }
        if (!table.partitionBy().isEmpty()) {
            new Partitions(jdbc).ensure(table.name(),
                    jdbc.sql("select distinct date_trunc('month', %s)::date from staging.%s"
                            .formatted(table.partitionBy(), table.name()))
                            .query((rs, _) -> Objects.requireNonNull(rs.getObject(1, LocalDate.class)))
                            .list());
        }
        // Rows are compared byte by byte: a json has no other way to be equal. A row without a partner gives neither yes nor no.
        long different = jdbc.sql("""
                select count(*) from %s live full join staging.%s staged using (%s)
                where (live *<> staged) is not false
                """.formatted(table.name(), table.name(), String.join(", ", table.key()))).query(Long.class).single();
        if (different > 0) {
            apply(table);
        }
        return different;
    }

    private void apply(Table table) {
        var sameKey = table.key()
                .stream()
                .map(column -> "live.%s = staged.%s".formatted(column, column))
                .collect(Collectors.joining(" and "));
        jdbc.sql("""
                delete from %s live where not exists (select 1 from staging.%s staged
                    where %s and live *= staged)
                """.formatted(table.name(), table.name(), sameKey)).update();
        jdbc.sql("""
                insert into %s select * from staging.%s staged
                where not exists (select 1 from %s live where %s)
                """.formatted(table.name(), table.name(), table.name(), sameKey)).update();
    }
}
