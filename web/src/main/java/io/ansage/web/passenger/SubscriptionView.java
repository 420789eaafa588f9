package io.ansage.web.passenger;

import io.ansage.domain.subscription.Commute;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.LineWatch;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.QuietHours;
import io.ansage.domain.subscription.Recurrence;
import io.ansage.domain.subscription.StopWatch;
import io.ansage.domain.subscription.TimeWindow;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.query.api.Subscriptions.Subscription;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A subscription, as its owner sees it. */
@Schema(description = "What somebody wants to be told about, and how.")
public record SubscriptionView(String id, @Schema(allowableValues = {
        "trip", "commute", "stop", "line"}) String kind,
        @Schema(description = "The rides of a trip, in order") List<LegView> legs, @Nullable CommuteView commute,
        @Nullable WatchedStopView stop, @Nullable WatchedLineView line, @Schema(example = "5") int thresholdMinutes,
        @Schema(example = "en") String language, PreferencesView preferences, Instant startedAt,
        @Schema(description = "When it ended by itself; absent while it is active") @Nullable Instant expiredAt) {

    /** The view of a stored subscription. */
    public static SubscriptionView of(Subscription s) {
        var p = s.preferences();
        return switch (s.target()) {
            case TripPlan plan -> new SubscriptionView(s.id().value(), "trip",
                    plan.legs().stream().map(LegView::of).toList(), null, null, null, p.thresholdMinutes(),
                    p.language(), PreferencesView.of(p), s.startedAt(), s.expiredAt());
            case Commute commute -> new SubscriptionView(s.id().value(), "commute", List.of(), CommuteView.of(commute),
                    null, null, p.thresholdMinutes(), p.language(), PreferencesView.of(p), s.startedAt(),
                    s.expiredAt());
            case StopWatch watch -> new SubscriptionView(s.id().value(), "stop", List.of(), null,
                    WatchedStopView.of(watch),
                    null, p.thresholdMinutes(), p.language(), PreferencesView.of(p), s.startedAt(), s.expiredAt());
            case LineWatch watch -> new SubscriptionView(s.id().value(), "line", List.of(), null, null,
                    new WatchedLineView(watch.network(), watch.line()), p.thresholdMinutes(), p.language(),
                    PreferencesView.of(p), s.startedAt(), s.expiredAt());
        };
    }

    /** A ride on one train. */
    public record LegView(@Schema(example = "ie:A906:2025-10-03") String journeyId,
            @Schema(description = "Order of the call where I board", example = "0") int boarding,
            @Schema(description = "Order of the call where I alight", example = "12") int alighting) {

        static LegView of(Leg leg) {
            return new LegView(leg.journeyId().toString(), leg.boarding(), leg.alighting());
        }
    }

    /** A time of day. */
    public record WindowView(@Schema(example = "07:00") String from, @Schema(example = "09:00") String until) {

        static WindowView of(TimeWindow window) {
            return new WindowView(window.from().toString(), window.until().toString());
        }
    }

    /** On which days. */
    public record DaysView(List<DayOfWeek> weekdays, @Schema(example = "Europe/Dublin") String zone,
            @Schema(example = "2025-10-06") String startDate, @Nullable String endDate, @Nullable String pausedUntil,
            @Nullable String holidays) {

        static DaysView of(Recurrence on) {
            return new DaysView(on.weekdays().stream().sorted().toList(), on.zone().getId(), on.from().toString(),
                    text(on.until()), text(on.pausedUntil()), on.holidays());
        }
    }

    /** A commute. */
    public record CommuteView(String network, String from, String to, WindowView window, @Nullable WindowView back,
            DaysView days) {

        static CommuteView of(Commute commute) {
            var there = commute.rides().getFirst();
            return new CommuteView(commute.network(), there.from().value(), there.to().value(),
                    WindowView.of(there.window()),
                    commute.rides().size() > 1 ? WindowView.of(commute.rides().getLast().window()) : null,
                    DaysView.of(commute.on()));
        }
    }

    /** The departures of a stop. */
    public record WatchedStopView(String network, String at, WindowView window, DaysView days) {

        static WatchedStopView of(StopWatch watch) {
            return new WatchedStopView(watch.network(), watch.stop().value(), WindowView.of(watch.window()),
                    DaysView.of(watch.on()));
        }
    }

    /** A line. */
    public record WatchedLineView(String network, String line) {}

    /** How somebody wants to be told. */
    public record PreferencesView(int thresholdMinutes, int stepMinutes, int lookAheadMinutes, List<String> languages,
            @Nullable QuietView quietHours, @Nullable Instant doNotDisturbUntil, List<String> channels,
            List<String> urgentChannels, @Nullable String digestAt, int reminderMinutes, boolean stepFree) {

        static PreferencesView of(Preferences p) {
            return new PreferencesView(p.thresholdMinutes(), p.stepMinutes(), p.lookAheadMinutes(), p.languages(),
                    p.quiet() == null ? null : QuietView.of(p.quiet()), p.doNotDisturbUntil(), p.channels(),
                    p.urgentChannels(), text(p.digestAt()), p.reminderMinutes(), p.stepFree());
        }
    }

    /** When somebody wants quiet. */
    public record QuietView(String from, String until, String zone, boolean urgentPasses) {

        static QuietView of(QuietHours quiet) {
            return new QuietView(quiet.window().from().toString(), quiet.window().until().toString(),
                    quiet.zone().getId(), quiet.urgentPasses());
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
