package io.ansage.domain.observation;

import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small railway of one journey, A to D at 10:00, 10:20, 10:40 and 11:00, and words to report about it. */
public final class Reports {

    public static final JourneyId ID = JourneyId.parse("ie:A906:2025-10-03");
    public static final Source FEED = new Source("feed", SourceKind.REALTIME);
    public static final Source OTHER_FEED = new Source("other-feed", SourceKind.REALTIME);
    public static final Source BATCH = new Source("batch", SourceKind.BATCH);
    public static final Source OPERATOR = new Source("operator", SourceKind.OPERATOR);
    public static final PlannedJourney PLAN = new PlannedJourney(ID, new TrainNumber("A906"), null, "D",
            ZoneId.of("Europe/Dublin"), List.of(stop(1, "A", null, "10:00"), stop(2, "B", "10:19", "10:20"),
                    stop(3, "C", "10:39", "10:40"), stop(4, "D", "11:00", null)));
    /** As a feed without a timetable tells it: both ends only. */
    public static final PlannedJourney ENDS = new PlannedJourney(ID, new TrainNumber("A906"), null, "D",
            ZoneId.of("Europe/Dublin"), List.of(stop(0, "A", null, "10:00"), stop(1_000_000, "D", null, null)));

    private Reports() {}

    public static Instant at(String time) {
        return Instant.parse("2025-10-03T" + time + (time.length() == 5 ? ":00Z" : "Z"));
    }

    private static StopCall stop(int order, String name, @Nullable String arrival, @Nullable String departure) {
        return new StopCall(order, new StopId("ie:" + name), name, arrival == null ? null : at(arrival),
                departure == null ? null : at(departure), null);
    }

    public static Said said(String time) {
        return new Said(FEED, at(time));
    }

    public static Said said(Source source, String time) {
        return new Said(source, at(time));
    }

    public static ObservedCall call(int order) {
        return new ObservedCall(order, null, null, null, null, null, null, null, null, null, null, null, null,
                CallPhase.AHEAD);
    }

    public static ObservedCall expected(int order, @Nullable String arrival, @Nullable String departure) {
        return new ObservedCall(order, null, null, null, null, arrival == null ? null : at(arrival),
                departure == null ? null : at(departure), null, null, null, null, null, null, CallPhase.AHEAD);
    }

    public static ObservedCall late(int order, @Nullable Integer arrivalSeconds, @Nullable Integer departureSeconds) {
        return new ObservedCall(order, null, null, null, null, null, null, null, null, arrivalSeconds,
                departureSeconds, null, null, CallPhase.AHEAD);
    }

    public static ObservedCall platform(int order, String platform) {
        return new ObservedCall(order, null, null, null, null, null, null, null, null, null, null,
                new Platform(platform), null, CallPhase.AHEAD);
    }

    public static ObservedCall cancelled(int order, boolean cancelled) {
        return new ObservedCall(order, null, null, null, null, null, null, null, null, null, null, null, cancelled,
                CallPhase.AHEAD);
    }

    public static ObservedCall passed(int order, CallPhase phase) {
        return new ObservedCall(order, null, null, null, null, null, null, null, null, null, null, null, null, phase);
    }

    public static ObservedCall named(String stop, CallPhase phase) {
        return ObservedCall.named(new StopId("ie:" + stop), stop, phase);
    }

    /** The outlook after these commands; each must be accepted. */
    public static JourneyOutlook after(@Nullable JourneyOutlook state, Iterable<JourneyCommand> commands) {
        var outlook = state;
        for (var command : commands) {
            if (!(JourneyRules.judge(outlook, command) instanceof Ruling.Accepted accepted)) {
                throw new AssertionError("not accepted: " + command);
            }
            for (var event : accepted.events()) {
                outlook = JourneyFold.after(outlook, event);
            }
        }
        if (outlook == null) {
            throw new AssertionError("no commands");
        }
        return outlook;
    }

    /** An observation in the making. */
    public record Said(Report report, ReportedStatus status, @Nullable Integer delay, List<ObservedCall> calls,
            @Nullable Cause cause, @Nullable PlannedJourney plan) {

        Said(Source source, Instant at) {
            this(Report.of(source, at, at), ReportedStatus.UNKNOWN, null, List.of(), null, null);
        }

        public Said status(ReportedStatus news) {
            return new Said(report, news, delay, calls, cause, plan);
        }

        public Said delay(int minutes) {
            return new Said(report, status, minutes, calls, cause, plan);
        }

        public Said calls(ObservedCall... news) {
            return new Said(report, status, delay, List.of(news), cause, plan);
        }

        public Said cause(String news) {
            return new Said(report, status, delay, calls, new Cause(news), plan);
        }

        public Said plan(PlannedJourney news) {
            return new Said(report, status, delay, calls, cause, news);
        }

        public Said learnedAt(String time) {
            return new Said(new Report(report.source(), report.observedAt(), at(time), report.holdsUntil()), status,
                    delay, calls, cause, plan);
        }

        public Said holdsUntil(String time) {
            return new Said(new Report(report.source(), report.observedAt(), report.knownAt(), at(time)), status,
                    delay, calls, cause, plan);
        }

        public Observation observation() {
            return new Observation("test", report, new JourneyRef("ie", "A906", null, ID.serviceDate()), status,
                    delay, calls, cause, null, plan);
        }
    }
}
