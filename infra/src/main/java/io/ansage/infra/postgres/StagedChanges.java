package io.ansage.infra.postgres;

import io.ansage.domain.journey.StopId;
import io.ansage.domain.timetable.ChangeTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Change times of a timetable on their way into its table. Journeys call at stations, timetables may give times between
 * platforms: what is said of the stations themselves counts, else the longest of what is said of their platforms, for
 * nobody knows today which platforms it will be.
 */
final class StagedChanges {

    private static final int BATCH = 500;

    private final Map<Pair, Said> said = new HashMap<>();

    /** A stop as the timetable names it, and as journeys do. */
    record StopRow(String feedStopId, StopId stop) {

        boolean isStation() {
            return feedStopId.equals(stop.value());
        }
    }

    private record Pair(StopId from, StopId to) {}

    private record Said(ChangeTime change, boolean ofStations) {

        /** What a passenger can count on who knows both. */
        Said and(Said other) {
            if (ofStations != other.ofStations) {
                return ofStations ? this : other;
            }
            // A change that is possible between some platforms is possible at this station.
            return change.possible() != other.change.possible()
                    ? change.possible() ? this : other
                    : change.minutes() >= other.change.minutes() ? this : other;
        }
    }

    void add(StopRow from, StopRow to, ChangeTime change) {
        said.merge(new Pair(from.stop(), to.stop()), new Said(change, from.isStation() && to.isStation()), Said::and);
    }

    void store(Connection connection, String network) throws SQLException {
        try (var insert = connection.prepareStatement("insert into timetable_change values (?, ?, ?, ?, ?)")) {
            int pending = 0;
            for (var entry : said.entrySet()) {
                var change = entry.getValue().change();
                insert.setString(1, network);
                insert.setString(2, entry.getKey().from().value());
                insert.setString(3, entry.getKey().to().value());
                insert.setInt(4, change.minutes());
                insert.setBoolean(5, change.possible());
                insert.addBatch();
                if (++pending % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
