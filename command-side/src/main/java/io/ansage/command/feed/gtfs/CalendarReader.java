package io.ansage.command.feed.gtfs;

import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the weekly patterns and their exceptions; a timetable has one of the two files, or both. */
final class CalendarReader {

    private static final List<String> DAYS = List.of("monday", "tuesday", "wednesday", "thursday", "friday",
            "saturday", "sunday");

    private final GtfsArchive archive;
    private final GtfsSink sink;
    private final Map<String, Set<LocalDate>> added = new HashMap<>();
    private final Map<String, Set<LocalDate>> removed = new HashMap<>();

    CalendarReader(GtfsArchive archive, GtfsSink sink) {
        this.archive = archive;
        this.sink = sink;
    }

    void read() throws IOException {
        readExceptions();
        readWeeks();
        // What is left runs on single dates only.
        added.forEach((service, dates) -> sink
                .service(new ServiceCalendar(service, null, null, 0, dates, removed.getOrDefault(service, Set.of()))));
    }

    private void readExceptions() throws IOException {
        try (var table = archive.open(GtfsFile.CALENDAR_DATES).orElse(null)) {
            if (table == null) {
                return;
            }
            int service = table.records().column("service_id");
            int date = table.records().column("date");
            int type = table.records().column("exception_type");
            for (var fields = table.records().next(); fields != null; fields = table.records().next()) {
                try {
                    var target = switch (table.get(fields, type)) {
                        case "1" -> added;
                        case "2" -> removed;
                        default -> throw FeedRefused.malformed("exception_type: is neither 1 nor 2");
                    };
                    target.computeIfAbsent(table.get(fields, service), _ -> new HashSet<>())
                            .add(date("date", table.get(fields, date)));
                } catch (FeedRefused e) {
                    sink.rejected("calendar_dates.txt/" + table.records().recordNumber(), e.reason(), e.detail(),
                            String.join(",", fields));
                }
            }
        }
    }

    private void readWeeks() throws IOException {
        try (var table = archive.open(GtfsFile.CALENDAR).orElse(null)) {
            if (table == null) {
                return;
            }
            var days = DAYS.stream().mapToInt(table.records()::column).toArray();
            int service = table.records().column("service_id");
            int start = table.records().column("start_date");
            int end = table.records().column("end_date");
            for (var fields = table.records().next(); fields != null; fields = table.records().next()) {
                try {
                    int weekdays = 0;
                    for (int i = 0; i < days.length; i++) {
                        weekdays |= table.get(fields, days[i]).equals("1") ? 1 << i : 0;
                    }
                    var id = table.get(fields, service);
                    var runs = new ServiceCalendar(id, date("start_date", table.get(fields, start)),
                            date("end_date", table.get(fields, end)), weekdays, added.getOrDefault(id, Set.of()),
                            removed.getOrDefault(id, Set.of()));
                    added.remove(id);
                    sink.service(runs);
                } catch (FeedRefused e) {
                    sink.rejected("calendar.txt/" + table.records().recordNumber(), e.reason(), e.detail(),
                            String.join(",", fields));
                }
            }
        }
    }

    private static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException _) {
            throw FeedRefused.malformed(
                    field + ": '" + FeedText.line(text, 20) + "' is no date of the form YYYYMMDD");
        }
    }
}
