package io.ansage.infra.lab;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.irish.IrishRailTranslator;
import io.ansage.infra.lab.RunningTrains.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** Reads the changes of a day as tab-separated lines: captured_at, train_date, train_code, status, delay_min, public_message. */
final class TsvTrace {

    private static final int LEAST_COLUMNS = 5;
    private static final String HEADER = "captured_at\ttrain_date\ttrain_code\tstatus\tdelay_min";

    private static final DateTimeFormatter FEED_DATE = DateTimeFormatter.ofPattern("dd MMM uuuu", Locale.ENGLISH);

    private TsvTrace() {}

    static List<TrainDay> read(Path file) throws IOException {
        var trains = new RunningTrains();
        try (var lines = Files.newBufferedReader(file)) {
            var header = lines.readLine();
            if (header == null || !header.startsWith(HEADER)) {
                throw new LabProblem(file + ": is no trace. Its first line must be captured_at, train_date, train_code,"
                        + " status, delay_min, public_message, with tabs between.");
            }
            int number = 1;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                read(file, ++number, line, trains);
            }
        }
        return trains.days();
    }

    private static void read(Path file, int number, String line, RunningTrains trains) {
        var columns = line.split("\t", -1);
        if (columns.length < LEAST_COLUMNS) {
            if (line.isBlank()) {
                return;
            }
            throw new LabProblem(file + ": line " + number + ": has " + columns.length + " columns, not 6.");
        }
        int delay;
        try {
            delay = Integer.parseInt(columns[4].strip());
        } catch (NumberFormatException _) {
            // A train of which no delay is known.
            return;
        }
        if (columns[3].equals("R")) {
            var at = instant(file, number, columns[0]);
            trains.add(columns[1], columns[2], columns.length > 5
                    ? report(at, delay, columns)
                    : new Report(at, delay, null));
        }
    }

    /** Where the train is stands in the message, which the product's own translator reads. */
    private static Report report(Instant at, int delay, String[] columns) {
        try {
            var date = FEED_DATE.format(LocalDate.parse(columns[1]));
            var capture = new Capture(IrishRailTranslator.SOURCE, "trace", at, at);
            return Report.of(at, delay,
                    IrishRailTranslator.translate(columns[2], date, "R", columns[5], capture));
        } catch (FeedRefused | IllegalArgumentException | DateTimeException _) {
            // The delay counts also where the words are of another kind.
            return new Report(at, delay, null);
        }
    }

    private static Instant instant(Path file, int number, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            throw new LabProblem(file + ": line " + number + ": captured_at '" + text
                    + "' is no time with offset such as 2025-10-03T04:00:03+01:00.");
        }
    }
}
