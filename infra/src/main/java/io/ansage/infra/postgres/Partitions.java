package io.ansage.infra.postgres;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes the monthly partitions of tables that are partitioned by a date or an instant, so that retention is a detach and
 * never a mass delete. Months are those of UTC. Joins the transaction of its caller, and is safe to be called by many.
 */
public final class Partitions {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,50}");

    private final JdbcClient jdbc;

    public Partitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes what is missing for the months of two dates and all between.
     *
     * @throws IllegalArgumentException if the table has no plain name, or the dates are the wrong way round
     */
    public void ensure(String table, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to: " + to + " is before " + from);
        }
        var months = new TreeSet<YearMonth>();
        for (var month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            months.add(month);
        }
        ensure(table, months);
    }

    /** Makes what is missing for the months of these dates. */
    public void ensure(String table, Collection<LocalDate> dates) {
        var months = new TreeSet<YearMonth>();
        dates.forEach(date -> months.add(YearMonth.from(date)));
        ensure(table, months);
    }

    private void ensure(String table, SortedSet<YearMonth> months) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("table: '" + table + "' is no plain name");
        }
        for (var month : months) {
            var name = table + "_" + month.toString().replace('-', '_');
            if (!exists(name)) {
                create(table, name, month);
            }
        }
    }

    private boolean exists(String partition) {
        return jdbc.sql("select to_regclass(:name) is not null")
                .param("name", partition)
                .query(Boolean.class)
                .single();
    }

    private void create(String table, String name, YearMonth month) {
        // Two writers may miss the same month at the same time; the second waits, and then finds it.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))").param("name", name).query(rs -> {});
        jdbc.sql(
                "create table if not exists %s partition of %s for values from ('%s-01 00:00:00+00') to ('%s-01 00:00:00+00')%s"
                        .formatted(name, table, month, month.plusMonths(1), storage(table)))
                .update();
    }

    /** As the default partition is stored, if there is one: a partitioned table itself has nothing to say of that. */
    private String storage(String table) {
        return jdbc.sql("select array_to_string(reloptions, ', ') from pg_class where oid = to_regclass(:name)")
                .param("name", table + "_default")
                .query(String.class)
                .optional()
                .map(" with (%s)"::formatted)
                .orElse("");
    }
}
