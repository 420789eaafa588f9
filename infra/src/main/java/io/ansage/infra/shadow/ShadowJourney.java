package io.ansage.infra.shadow;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Source;
import io.ansage.domain.notice.Settling;
import io.ansage.domain.notice.TripTold;
import io.ansage.query.api.ShadowFeeds.Agreement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a feed on trial says of one journey, what a rider from end to end would have been told, and how the live truth compares. */
final class ShadowJourney {

    private static final int LATE = 5;

    final Map<Source, Instant> heard = new HashMap<>();
    @Nullable JourneyOutlook outlook;
    Settling.@Nullable Window window;
    TripTold told = TripTold.nothing(1);
    int notices;
    Instant lastHeard = Instant.EPOCH;

    private int minutes;
    private int withinOne;
    private int withinTwo;
    private int withinFive;
    private int onlyShadow;
    private int onlyLive;
    private final First late = new First();
    private final First cancelled = new First();

    /** Which of the two said something first. */
    private static final class First {
        private @Nullable Instant shadow;
        private @Nullable Instant live;

        void see(boolean inShadow, boolean inLive, Instant now) {
            shadow = shadow == null && inShadow ? now : shadow;
            live = live == null && inLive ? now : live;
        }

        @Nullable
        Long lead() {
            return shadow == null || live == null ? null : Long.valueOf(Duration.between(shadow, live).toSeconds());
        }
    }

    /** Compares the two truths of one minute. */
    void compare(@Nullable JourneyOutlook live, Instant now) {
        var shadow = outlook;
        if (shadow == null || shadow.completed() || live != null && live.completed()) {
            return;
        }
        cancelled.see(shadow.cancelled(), live != null && live.cancelled(), now);
        Integer here = shadow.cancelled() ? null : lateness(shadow);
        Integer there = live == null || live.cancelled() ? null : lateness(live);
        late.see(here != null && here >= LATE, there != null && there >= LATE, now);
        if (here != null && there != null) {
            int apart = Math.abs(here - there);
            minutes++;
            withinOne += apart <= 1 ? 1 : 0;
            withinTwo += apart <= 2 ? 1 : 0;
            withinFive += apart <= LATE ? 1 : 0;
        } else if (here != null) {
            onlyShadow++;
        } else if (there != null) {
            onlyLive++;
        }
    }

    /** At its last call, which is what whoever rides to the end asks for; carried there from where more is known. */
    private static @Nullable Integer lateness(JourneyOutlook outlook) {
        return outlook.arrivalDelayAt(outlook.last().order());
    }

    Agreement agreement() {
        return new Agreement(minutes, withinOne, withinTwo, withinFive, onlyShadow, onlyLive,
                cancelled.shadow != null, cancelled.live != null, cancelled.lead(), late.lead(), notices);
    }

}
