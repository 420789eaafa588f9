package io.ansage.web.journey;

import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.event.ConnectionHeld;
import io.ansage.domain.journey.event.ConnectionReleased;
import io.ansage.domain.journey.event.JourneyCancelled;
import io.ansage.domain.journey.event.JourneyCompleted;
import io.ansage.domain.journey.event.JourneyCorrected;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyMessagePublished;
import io.ansage.domain.journey.event.JourneyReinstated;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.PlatformChanged;
import io.ansage.domain.journey.event.StopCallAdded;
import io.ansage.domain.journey.event.StopCallCancelled;
import io.ansage.domain.journey.event.StopCallPassed;
import io.ansage.domain.journey.event.StopCallReinstated;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.query.api.Journeys.HistoryEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One event of a journey's history, as the API shows it. */
@Schema(description = "Something that happened to a journey, with the time it was so and the time we knew.")
public record EventView(@Schema(description = "Revision of the journey that it made") long revision, long position,
        @Schema(example = "journey-times-changed") String type,
        @Schema(description = "When it was so, by its source's own clock") Instant observedAt,
        @Schema(description = "When we learned it") Instant knownAt,
        @Schema(description = "When it was stored, in machine time") Instant recordedAt,
        @Schema(example = "irish-rail") String source, @Schema(example = "REALTIME") String sourceKind,
        @Schema(description = "Why it was accepted", example = "VISIBLE_CHANGE") String because,
        @Schema(description = "In plain words", example = "22 minutes late") String what,
        @Schema(description = "The call it is about") @Nullable Integer order, @Nullable Integer delayMinutes,
        @Nullable List<TimesView> times,
        @Schema(description = "What else it says, for those who speak another language than English") FactsView facts) {

    /** The view of an entry of the history. */
    public static EventView of(HistoryEntry entry) {
        var event = entry.event();
        var provenance = event.provenance();
        var times = times(event);
        return new EventView(entry.revision(), entry.position(), entry.type(), provenance.observedAt(),
                provenance.knownAt(), entry.recordedAt(), provenance.source().id(), provenance.source().kind().name(),
                provenance.because().name(), what(event), order(event), delay(event),
                times.isEmpty() ? null : times.stream().map(TimesView::of).toList(), FactsView.of(event));
    }

    private static String what(JourneyEvent event) {
        return switch (event) {
            case JourneyScheduled e -> "Scheduled with " + e.calls().size() + " calls";
            case TimesChanged e -> e.delayMinutes() != null
                    ? late(e.delayMinutes())
                    : "New times at " + e.calls().size() + (e.calls().size() == 1 ? " call" : " calls");
            case JourneyCancelled e -> "Cancelled" + (e.cause() == null ? "" : ": " + e.cause());
            case JourneyReinstated _ -> "Runs after all";
            case StopCallCancelled e -> "Does not call at call " + e.order()
                    + (e.cause() == null ? "" : ": " + e.cause());
            case StopCallReinstated e -> "Calls at call " + e.order() + " after all";
            case StopCallAdded e -> "Also calls at " + e.call().stopName();
            case PlatformChanged e -> "Platform " + (e.from() == null ? "unknown" : e.from()) + " becomes "
                    + (e.to() == null ? "unknown" : e.to()) + " at call " + e.order();
            case StopCallPassed e -> switch (e.phase()) {
                case AHEAD -> "Ahead of call " + e.order();
                case ARRIVED -> "Arrived at call " + e.order();
                case DEPARTED -> "Departed from call " + e.order();
            };
            case JourneyCompleted _ -> "Reached its end";
            case JourneyCorrected e -> "Corrected after its end: " + e.remark();
            case JourneyMessagePublished e -> "Message: " + e.text();
            case ConnectionHeld e -> "Waits up to " + e.minutes() + (e.minutes() == 1 ? " minute" : " minutes")
                    + " at call " + e.order() + " for " + e.feeder();
            case ConnectionReleased e -> "Waits no more at call " + e.order() + " for " + e.feeder();
        };
    }

    private static String late(int minutes) {
        return minutes == 0
                ? "On time"
                : Math.abs(minutes) + (Math.abs(minutes) == 1 ? " minute" : " minutes")
                        + (minutes > 0 ? " late" : " early");
    }

    private static @Nullable Integer order(JourneyEvent event) {
        return switch (event) {
            case StopCallCancelled e -> e.order();
            case StopCallReinstated e -> e.order();
            case StopCallAdded e -> e.call().order();
            case PlatformChanged e -> e.order();
            case StopCallPassed e -> e.order();
            case ConnectionHeld e -> e.order();
            case ConnectionReleased e -> e.order();
            case JourneyScheduled _,TimesChanged _,JourneyCancelled _,JourneyReinstated _,JourneyCompleted _,JourneyCorrected _,JourneyMessagePublished _ ->
                    null;
        };
    }

    private static @Nullable Integer delay(JourneyEvent event) {
        return event instanceof TimesChanged t
                ? t.delayMinutes()
                : event instanceof JourneyCorrected c ? c.delayMinutes() : null;
    }

    private static List<CallTimes> times(JourneyEvent event) {
        return event instanceof TimesChanged t
                ? t.calls()
                : event instanceof JourneyCorrected c ? c.calls() : List.of();
    }

    /** Times an event names for one call. */
    public record TimesView(int order, @Nullable Instant expectedArrival, @Nullable Instant actualArrival,
            @Nullable Instant expectedDeparture, @Nullable Instant actualDeparture) {

        static TimesView of(CallTimes t) {
            return new TimesView(t.order(), t.expectedArrival(), t.actualArrival(), t.expectedDeparture(),
                    t.actualDeparture());
        }
    }
}
