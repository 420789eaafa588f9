package io.ansage.infra.lab;

import io.ansage.infra.lab.RunningTrains.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the changes of a day as tab-separated lines: captured_at, train_date, train_code, status, delay_min, public_message. */
final class TsvTrace {

    private static final int LEAST_COLUMNS = 5;
    private static final String HEADER = "captured_at\ttrain_date\ttrain_code\tstatus\tdelay_min";

    /** As in {@code 17:25 - Cork to Dublin Heuston (18 mins late)}, {@code Departed Clondalkin next stop Dublin Heuston}. */
    private static final Pattern LAST_STRETCH = Pattern
            .compile(" to (?<end>[^(]*[^( ]) ?\\(.* next stop \\k<end>\\s*$");

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
            trains.add(columns[1], columns[2],
                    new Report(instant(file, number, columns[0]), delay,
                            columns.length > 5 && lastStretch(columns[5])));
        }
    }

    private static boolean lastStretch(String message) {
        return LAST_STRETCH.matcher(message).find();
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
