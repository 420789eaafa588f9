package io.ansage.command.feed.irish;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import io.ansage.command.feed.irish.TrainRecord.Field;
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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One record of the list as an observation. */
final class IrishTrain {

    static final ZoneId ZONE = ZoneId.of("Europe/Dublin");
    /** The list names the two ends of a run and no order in between: a high number keeps the destination last. */
    static final int DESTINATION_ORDER = 1_000_000;

    private static final int NIGHT_ENDS_AT_HOUR = 4;
    private static final Duration CLOCK_AHEAD = Duration.ofHours(1);
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .appendPattern("d MMM uuuu")
            .toFormatter(Locale.ENGLISH);

    private IrishTrain() {}

    static Observation observe(TrainRecord train, Capture capture, String id) {
        var code = train.get(Field.TrainCode);
        var date = date(train.get(Field.TrainDate));
        var message = PublicMessage.parse(code, train.get(Field.PublicMessage));
        var status = status(train.get(Field.TrainStatus));
        var ended = message.ended();
        var at = capture.observedAt();
        return new Observation(id, Report.of(capture.source(), at, capture.knownAt()),
                new JourneyRef(IrishRailTranslator.NETWORK, code, new TrainNumber(code), date), status,
                message.delayMinutes(), calls(message), null,
                status == ReportedStatus.COMPLETED && ended != null ? last(ended, at) : null,
                plan(code, date, message, at));
    }

    private static List<ObservedCall> calls(PublicMessage message) {
        var calls = new ArrayList<ObservedCall>(2);
        call(calls, message.place(), message.phase());
        call(calls, message.nextStop(), CallPhase.AHEAD);
        return calls;
    }

    private static void call(List<ObservedCall> calls, @Nullable String name, CallPhase phase) {
        if (name != null) {
            calls.add(ObservedCall.named(stop(name), name, phase));
        }
    }

    private static PlannedJourney plan(String code, ServiceDate date, PublicMessage message, Instant at) {
        var origin = new StopCall(0, stop(message.origin()), message.origin(), null,
                departure(date, message.departure(), at), null);
        var destination = new StopCall(DESTINATION_ORDER, stop(message.destination()), message.destination(), null,
                null, null);
        return new PlannedJourney(JourneyId.of(IrishRailTranslator.NETWORK, code, date), new TrainNumber(code), null,
                message.destination(), ZONE, List.of(origin, destination));
    }

    /**
     * The planned departure. A train that leaves shortly after midnight still belongs to the date it is listed under,
     * whichever of the two nights is meant: the one near which it is listed.
     */
    private static Instant departure(ServiceDate date, LocalTime time, Instant at) {
        var sameDay = date.at(time.getHour(), time.getMinute(), ZONE);
        if (time.getHour() >= NIGHT_ENDS_AT_HOUR) {
            return sameDay;
        }
        return closer(at, sameDay, date.at(time.getHour() + 24, time.getMinute(), ZONE));
    }

    /** The last instant when clocks showed this time, a clock that is somewhat ahead allowed for. */
    private static Instant last(LocalTime time, Instant at) {
        var day = LocalDate.ofInstant(at, ZONE);
        return Stream.of(1, 0, -1)
                .map(days -> day.plusDays(days).atTime(time).atZone(ZONE).toInstant())
                .filter(candidate -> !candidate.isAfter(at.plus(CLOCK_AHEAD)))
                .findFirst()
                .orElseGet(() -> day.minusDays(2).atTime(time).atZone(ZONE).toInstant());
    }

    private static Instant closer(Instant at, Instant one, Instant other) {
        return Duration.between(one, at).abs().compareTo(Duration.between(other, at).abs()) <= 0 ? one : other;
    }

    private static StopId stop(String name) {
        return new StopId(IrishRailTranslator.NETWORK + ":" + FeedText.slug(name));
    }

    private static ReportedStatus status(String letter) {
        return switch (letter) {
            case "N" -> ReportedStatus.SCHEDULED;
            case "R" -> ReportedStatus.RUNNING;
            case "T" -> ReportedStatus.COMPLETED;
            default -> throw FeedRefused
                    .malformed("TrainStatus: '" + FeedText.line(letter, 40) + "' is none of N, R and T");
        };
    }

    private static ServiceDate date(String text) {
        try {
            return new ServiceDate(LocalDate.parse(text, DATE));
        } catch (DateTimeParseException _) {
            throw FeedRefused
                    .malformed("TrainDate: '" + FeedText.line(text, 40) + "' is no date such as 03 Oct 2025");
        }
    }
}
