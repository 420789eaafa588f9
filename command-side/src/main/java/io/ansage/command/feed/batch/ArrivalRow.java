package io.ansage.command.feed.batch;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.CsvRecords;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row: a train that arrived late. The times are local and carry no zone. */
record ArrivalRow(String origin, TrainNumber train, String destination, LocalDateTime planned, LocalDateTime actual,
        int delayMinutes) {

    static final List<String> COLUMNS = List.of("Startbahnhof", "Zugnummer", "Zielbahnhof", "Ankunft_Plan",
            "Ankunft_tatsächlich", "Verspätung");

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu, HH:mm");
    private static final Pattern WITH_LINE = Pattern.compile("(?<line>\\S.*?) ?\\(\\d+\\)");
    private static final int DESTINATION_ORDER = 1_000_000;
    private static final int NAME_LIMIT = 100;

    /**
     * Reads a row.
     *
     * @throws FeedRefused naming the column that is wrong
     */
    static ArrivalRow read(List<String> fields, CsvRecords records) {
        for (int i = records.columns(); i < fields.size(); i++) {
            if (!fields.get(i).isBlank()) {
                throw FeedRefused.malformed("row: has more fields than the header; put texts that hold ';' in quotes");
            }
        }
        var row = new ArrivalRow(text(fields, records, 0), new TrainNumber(text(fields, records, 1)),
                text(fields, records, 2), time(fields, records, 3), time(fields, records, 4),
                minutes(fields, records));
        row.check();
        return row;
    }

    /** Rows that contradict themselves are no better than rumours. */
    private void check() {
        long onTheClock = Duration.between(planned, actual).toMinutes();
        long passed = Duration.between(instant(planned), instant(actual)).toMinutes();
        // In the two nights of a clock change the file may count either way.
        if (Math.abs(onTheClock - delayMinutes) > 1 && Math.abs(passed - delayMinutes) > 1) {
            throw FeedRefused.malformed(COLUMNS.getLast() + ": is " + delayMinutes + ", but " + COLUMNS.get(3)
                    + " and " + COLUMNS.get(4) + " are " + onTheClock + " minutes apart");
        }
    }

    /**
     * The observation. Arrivals in the first hours may belong to a train of the day before: the service date is that of
     * the planned arrival, and the matcher tries the day before as well.
     */
    Observation observe(Capture capture, String id) {
        var arrived = instant(actual);
        var due = instant(planned);
        var date = new ServiceDate(planned.toLocalDate());
        var call = new ObservedCall(null, null, destination, due, null, null, null, arrived, null,
                (int) Duration.between(due, arrived).toSeconds(), null, null, null, CallPhase.ARRIVED);
        return new Observation(id, Report.of(capture.source(), arrived, capture.knownAt()),
                new JourneyRef("", null, train, date), ReportedStatus.COMPLETED, delayMinutes, List.of(call), null,
                arrived, plan(date, due));
    }

    private PlannedJourney plan(ServiceDate date, Instant due) {
        return new PlannedJourney(JourneyId.of(ArrivalBatchTranslator.NETWORK, train.value(), date), train, line(),
                destination, ZONE, List.of(new StopCall(0, stop(origin), origin, null, null, null),
                        new StopCall(DESTINATION_ORDER, stop(destination), destination, due, null, null)));
    }

    private @Nullable String line() {
        var matcher = WITH_LINE.matcher(train.value());
        return matcher.matches() ? matcher.group("line") : null;
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(ZONE).toInstant();
    }

    private static StopId stop(String name) {
        return new StopId(ArrivalBatchTranslator.NETWORK + ":" + FeedText.slug(name));
    }

    private static String field(List<String> fields, CsvRecords records, int column) {
        int at = records.column(COLUMNS.get(column));
        var text = at < fields.size() ? fields.get(at).strip() : "";
        if (text.isEmpty()) {
            throw FeedRefused.malformed(COLUMNS.get(column) + ": is missing");
        }
        return text;
    }

    private static String text(List<String> fields, CsvRecords records, int column) {
        var text = FeedText.line(field(fields, records, column), NAME_LIMIT);
        if (FeedText.slug(text).isEmpty()) {
            throw FeedRefused.malformed(COLUMNS.get(column) + ": holds no letter or digit");
        }
        return text;
    }

    private static LocalDateTime time(List<String> fields, CsvRecords records, int column) {
        var text = field(fields, records, column);
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeParseException _) {
            throw FeedRefused.malformed(COLUMNS.get(column) + ": '" + FeedText.line(text, 40)
                    + "' is no time such as 01.06.2025, 01:28");
        }
    }

    private static int minutes(List<String> fields, CsvRecords records) {
        var text = field(fields, records, 5);
        if (!text.matches("-?\\d{1,6}")) {
            throw FeedRefused.malformed(
                    COLUMNS.getLast() + ": '" + FeedText.line(text, 40) + "' is no number of minutes");
        }
        return Integer.parseInt(text);
    }
}
