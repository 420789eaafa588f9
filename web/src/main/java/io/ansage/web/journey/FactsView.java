package io.ansage.web.journey;

import io.ansage.domain.journey.Platform;
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
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an event says besides times and order; by its type some of these, or none. */
@Schema(description = "Details of an event, by its type.")
public record FactsView(@Nullable String cause, @Nullable String fromPlatform, @Nullable String toPlatform,
        @Nullable String stopName, @Nullable String phase,
        @Schema(description = "The journey waited for") @Nullable String feeder,
        @Schema(description = "Minutes it waits at most") @Nullable Integer minutes,
        @Schema(description = "Calls of the plan, or calls with new times") @Nullable Integer calls,
        @Schema(description = "Words of an operator, or a remark on a correction") @Nullable String text) {

    private static final FactsView NONE = new FactsView(null, null, null, null, null, null, null, null, null);

    static FactsView of(JourneyEvent event) {
        return switch (event) {
            case JourneyScheduled e -> NONE.withCalls(e.calls().size());
            case TimesChanged e -> NONE.withCalls(e.calls().size());
            case JourneyCancelled e -> NONE.withCause(e.cause());
            case StopCallCancelled e -> NONE.withCause(e.cause());
            case StopCallAdded e -> new FactsView(null, null, null, e.call().stopName(), null, null, null, null, null);
            case PlatformChanged e -> new FactsView(null, name(e.from()), name(e.to()), null, null, null, null, null,
                    null);
            case StopCallPassed e -> new FactsView(null, null, null, null, e.phase().name(), null, null, null, null);
            case JourneyCorrected e -> NONE.withText(e.remark());
            case JourneyMessagePublished e -> NONE.withText(e.text());
            case ConnectionHeld e -> new FactsView(null, null, null, null, null, e.feeder().toString(), e.minutes(),
                    null, null);
            case ConnectionReleased e -> new FactsView(null, null, null, null, null, e.feeder().toString(), null,
                    null, null);
            case JourneyReinstated _,JourneyCompleted _,StopCallReinstated _ -> NONE;
        };
    }

    private static @Nullable String name(@Nullable Platform platform) {
        return platform == null ? null : platform.name();
    }

    private FactsView withCalls(int number) {
        return new FactsView(null, null, null, null, null, null, null, number, null);
    }

    private FactsView withCause(@Nullable Object why) {
        return new FactsView(why == null ? null : why.toString(), null, null, null, null, null, null, null, null);
    }

    private FactsView withText(@Nullable String words) {
        return new FactsView(null, null, null, null, null, null, null, null, words);
    }
}
