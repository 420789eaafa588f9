package io.ansage.infra.rebuild;

import io.ansage.infra.postgres.TableNames;
import io.ansage.query.log.Projector;
import java.util.List;
import java.util.function.Function;

/**
 * A projection that can be built anew.
 *
 * @param name      processing group that keeps it up to date, in one segment
 * @param tables    all its tables
 * @param projector makes the projector that folds events into the live or the staging tables; the very one that the live
 *                  projection uses, which has no way to tell anybody
 * @param swapped   called after a swap, before the live projection goes on: forgets what it holds in memory
 */
public record Rebuildable(String name, List<Table> tables, Function<TableNames, Projector> projector,
        Runnable swapped) {

    public Rebuildable {
        tables = List.copyOf(tables);
    }

    /**
     * A table of a projection.
     *
     * @param key         columns of the primary key
     * @param partitionBy the date column by which it is partitioned, or empty
     * @param personal    whether its rows belong to passengers, by column {@code passenger_id}
     */
    public record Table(String name, List<String> key, String partitionBy, boolean personal) {

        public Table {
            key = List.copyOf(key);
        }

        /** An ordinary table. */
        public static Table of(String name, String... key) {
            return new Table(name, List.of(key), "", false);
        }

        /** A table that is partitioned by months. */
        public static Table partitioned(String name, String by, String... key) {
            return new Table(name, List.of(key), by, false);
        }

        /** A table whose rows belong to passengers: rows of those erased in the meantime are not swapped in. */
        public static Table personal(String name, String... key) {
            return new Table(name, List.of(key), "", true);
        }
    }
}
