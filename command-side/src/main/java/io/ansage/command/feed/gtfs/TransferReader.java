package io.ansage.command.feed.gtfs;

import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import io.ansage.command.feed.gtfs.GtfsArchive.Table;
import io.ansage.domain.timetable.ChangeTime;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads how long it takes to change between two stops, if the archive says so. Rows about single routes or trips are
 * passed over, for a change is looked up by its stops; rows that give no time say nothing we could count on.
 */
final class TransferReader {

    private static final List<String> NARROWER = List.of("from_route_id", "to_route_id", "from_trip_id", "to_trip_id");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final int MOST_SECONDS = 24 * 3600;

    private final GtfsArchive archive;
    private final GtfsSink sink;
    private int unused;

    TransferReader(GtfsArchive archive, GtfsSink sink) {
        this.archive = archive;
        this.sink = sink;
    }

    void read() throws IOException {
        try (var table = archive.open(GtfsFile.TRANSFERS).orElse(null)) {
            if (table == null) {
                return;
            }
            var narrower = NARROWER.stream().mapToInt(table.records()::column).toArray();
            int from = table.records().column("from_stop_id");
            int to = table.records().column("to_stop_id");
            int type = table.records().column("transfer_type");
            int time = table.records().column("min_transfer_time");
            for (var fields = table.records().next(); fields != null; fields = table.records().next()) {
                try {
                    if (isAny(table, fields, narrower)) {
                        unused++;
                    } else {
                        read(table.get(fields, from), table.get(fields, to), table.get(fields, type),
                                table.get(fields, time));
                    }
                } catch (FeedRefused e) {
                    sink.rejected("transfers.txt/" + table.records().recordNumber(), e.reason(), e.detail(),
                            String.join(",", fields));
                }
            }
        }
        sink.unused(GtfsFile.TRANSFERS, unused);
    }

    private static boolean isAny(Table table, List<String> fields, int[] columns) {
        for (int column : columns) {
            if (!table.get(fields, column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void read(String from, String to, String type, String time) {
        switch (type) {
            case "", "0", "1" -> {
                if (time.isEmpty()) {
                    unused++;
                } else {
                    sink.transfer(from, to, new ChangeTime(minutes(time), true));
                }
            }
            case "2" -> sink.transfer(from, to, new ChangeTime(minutes(time), true));
            case "3" -> sink.transfer(from, to, new ChangeTime(0, false));
            // Staying seated, which only ever concerns trips.
            case "4", "5" -> unused++;
            default -> throw FeedRefused.malformed("transfer_type: '" + FeedText.line(type, 20) + "' is not 0 to 5");
        }
    }

    /** Whole minutes, rounded up: a minute too few is a train missed. */
    private static int minutes(String text) {
        if (!SECONDS.matcher(text).matches() || Integer.parseInt(text) > MOST_SECONDS) {
            throw FeedRefused.malformed("min_transfer_time: '" + FeedText.line(text, 20)
                    + "' is no number of seconds within a day");
        }
        return Math.ceilDiv(Integer.parseInt(text), 60);
    }
}
