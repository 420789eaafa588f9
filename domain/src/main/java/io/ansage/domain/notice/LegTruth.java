package io.ansage.domain.notice;

import io.ansage.domain.journey.Platform;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is true now of the part of a journey that a passenger rides; made of the outlook by {@link LegTruths}. Delays are
 * displayed minutes; an unknown one is absent, never zero.
 *
 * @param cancelled          the journey does not run
 * @param boardingCancelled  it does not call where they board
 * @param alightingCancelled it does not call where they alight
 * @param departureDelay     minutes late at the boarding call
 * @param arrivalDelay       minutes late at the alighting call
 * @param trendMinutes       by how much the delay grew over the last ten minutes; negative if it shrank
 * @param plannedPlatform    boarding platform as planned
 * @param platform           boarding platform now
 * @param message            the operator's latest words
 * @param aimedDeparture     planned departure at the boarding call, where known
 * @param expectedDeparture  expected departure there: aimed plus delay
 * @param expectedArrival    expected arrival at the alighting call
 * @param newsAge            how old the newest report was when we learned it; not how long ago that was, for a train that
 *                           stays as late as it is makes no news
 * @param boarded            the train has left the boarding call
 * @param finished           the train has reached the alighting call, or its end, or has passed the boarding call without
 *                           calling there
 * @param ahead              what trains usually still make up and lose from where this one is
 * @param mute               what of it a message hides
 */
public record LegTruth(boolean cancelled, boolean boardingCancelled, boolean alightingCancelled,
        @Nullable Integer departureDelay, @Nullable Integer arrivalDelay, int trendMinutes,
        @Nullable Platform plannedPlatform, @Nullable Platform platform, @Nullable String message,
        @Nullable Instant aimedDeparture, @Nullable Instant expectedDeparture, @Nullable Instant expectedArrival,
        Duration newsAge, boolean boarded, boolean finished, Ahead ahead, Mute mute) {

    /** Of a train of which no place on its run is known, and nothing hidden. */
    public LegTruth(boolean cancelled, boolean boardingCancelled, boolean alightingCancelled,
            @Nullable Integer departureDelay, @Nullable Integer arrivalDelay, int trendMinutes,
            @Nullable Platform plannedPlatform, @Nullable Platform platform, @Nullable String message,
            @Nullable Instant aimedDeparture, @Nullable Instant expectedDeparture, @Nullable Instant expectedArrival,
            Duration newsAge, boolean boarded, boolean finished) {
        this(cancelled, boardingCancelled, alightingCancelled, departureDelay, arrivalDelay, trendMinutes,
                plannedPlatform, platform, message, aimedDeparture, expectedDeparture, expectedArrival, newsAge,
                boarded, finished, Ahead.UNKNOWN, Mute.NONE);
    }

    /** Of a journey nobody knows anything about, yet. */
    public static final LegTruth UNKNOWN = new LegTruth(false, false, false, null, null, 0, null, null, null, null,
            null,
            null, Duration.ZERO, false, false);

    /** The same, some of it hidden by a message. */
    public LegTruth muted(Mute by) {
        return new LegTruth(cancelled, boardingCancelled, alightingCancelled, departureDelay, arrivalDelay,
                trendMinutes, plannedPlatform, platform, message, aimedDeparture, expectedDeparture, expectedArrival,
                newsAge, boarded, finished, ahead, by);
    }

    /**
     * What of it counts for somebody who believes this: what a message hides does not, except where it shows that a delay
     * they were told is wrong, and they would come too late. Unknown then stands for hidden.
     */
    LegTruth shownTo(LastTold told, NoticeParameters parameters) {
        if (!mute.any()) {
            return this;
        }
        boolean delays = mute.delaysBy() != null;
        boolean service = mute.cancellationsBy() != null;
        return new LegTruth(cancelled && (!service || told.cancelled()),
                boardingCancelled && (!service || told.boardingCancelled()),
                alightingCancelled && (!service || told.alightingCancelled()),
                delays ? corrected(told.departure(), departureDelay, parameters) : departureDelay,
                delays ? corrected(told.arrival(), arrivalLateness(), parameters) : arrivalDelay, trendMinutes,
                plannedPlatform, delays ? believedPlatform(told) : platform, message, aimedDeparture,
                expectedDeparture, expectedArrival, newsAge, boarded, finished, ahead, mute);
    }

    private static @Nullable Integer corrected(DelayRange told, @Nullable Integer delay, NoticeParameters parameters) {
        return delay != null && !told.onTime() && parameters.comesBefore(told, delay) ? delay : null;
    }

    private @Nullable Platform believedPlatform(LastTold told) {
        return told.platform() != null ? told.platform() : plannedPlatform;
    }

    /** The same truth seen with another foresight. */
    public LegTruth with(Ahead other) {
        return new LegTruth(cancelled, boardingCancelled, alightingCancelled, departureDelay, arrivalDelay,
                trendMinutes, plannedPlatform, platform, message, aimedDeparture, expectedDeparture, expectedArrival,
                newsAge, boarded, finished, other, mute);
    }

    /** Minutes late on arrival; that it may arrive early is no news to anyone before they are aboard. */
    public @Nullable Integer arrivalLateness() {
        return arrivalDelay == null || boarded ? arrivalDelay : Integer.valueOf(Math.max(0, arrivalDelay));
    }
}
