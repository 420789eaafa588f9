package io.ansage.domain.journey;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known now about one call of a journey.
 *
 * @param planned   the call as planned
 * @param times     expected and actual times so far
 * @param platform  the platform as known now
 * @param cancelled whether the train does not call here
 * @param added     whether the call was not part of the plan
 * @param phase     how far the train has come here
 */
public record CallOutlook(StopCall planned, CallTimes times, @Nullable Platform platform, boolean cancelled,
        boolean added, CallPhase phase) {

    private static final int SECONDS_PER_MINUTE = 60;

    static CallOutlook of(StopCall planned, boolean added) {
        return new CallOutlook(planned, CallTimes.expected(planned.order(), null, null), planned.platform(), false,
                added, CallPhase.AHEAD);
    }

    public int order() {
        return planned.order();
    }

    /** Actual if there is one, else expected arrival. */
    public @Nullable Instant arrival() {
        return times.actualArrival() != null ? times.actualArrival() : times.expectedArrival();
    }

    /** Actual if there is one, else expected departure. */
    public @Nullable Instant departure() {
        return times.actualDeparture() != null ? times.actualDeparture() : times.expectedDeparture();
    }

    /** Arrival as known here, else as planned with a delay that was learned elsewhere; nothing if neither is known. */
    public @Nullable Instant arrivalWith(@Nullable Integer delayMinutes) {
        return known(arrival(), planned.aimedArrival(), delayMinutes);
    }

    /** Departure as known here, else as planned with a delay that was learned elsewhere; nothing if neither is known. */
    public @Nullable Instant departureWith(@Nullable Integer delayMinutes) {
        return known(departure(), planned.aimedDeparture(), delayMinutes);
    }

    private static @Nullable Instant known(@Nullable Instant here, @Nullable Instant aimed,
            @Nullable Integer delayMinutes) {
        return here != null || aimed == null || delayMinutes == null
                ? here
                : aimed.plus(Duration.ofMinutes(delayMinutes));
    }

    /** Minutes late on arrival as displays show them, or nothing if no arrival is known. */
    public @Nullable Integer arrivalDelay() {
        return displayedMinutes(planned.aimedArrival(), arrival());
    }

    /** Minutes late on departure as displays show them, or nothing if no departure is known. */
    public @Nullable Integer departureDelay() {
        return displayedMinutes(planned.aimedDeparture(), departure());
    }

    /** Minutes late here: on departure, or on arrival where no departure is known. */
    @Nullable
    Integer ownDelay() {
        var departing = departureDelay();
        return departing != null ? departing : arrivalDelay();
    }

    public boolean departed() {
        return phase == CallPhase.DEPARTED;
    }

    public boolean reached() {
        return phase != CallPhase.AHEAD;
    }

    CallOutlook withTimes(CallTimes news) {
        return new CallOutlook(planned, new CallTimes(order(), newer(news.expectedArrival(), times.expectedArrival()),
                newer(news.actualArrival(), times.actualArrival()),
                newer(news.expectedDeparture(), times.expectedDeparture()),
                newer(news.actualDeparture(), times.actualDeparture())), platform, cancelled, added, phase);
    }

    CallOutlook withPlatform(@Nullable Platform news) {
        return new CallOutlook(planned, times, news, cancelled, added, phase);
    }

    CallOutlook withCancelled(boolean news) {
        return new CallOutlook(planned, times, platform, news, added, phase);
    }

    CallOutlook withPhase(CallPhase news) {
        return news.compareTo(phase) <= 0 ? this : new CallOutlook(planned, times, platform, cancelled, added, news);
    }

    /** Whole minutes between two displayed clock times: a display shows 07:31 at 07:31:59. */
    static @Nullable Integer displayedMinutes(@Nullable Instant aimed, @Nullable Instant known) {
        return aimed == null || known == null ? null : Math.toIntExact(displayed(known) - displayed(aimed));
    }

    /** The minute that a display shows, counted from 1970. */
    private static long displayed(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_PER_MINUTE);
    }

    private static @Nullable Instant newer(@Nullable Instant news, @Nullable Instant known) {
        return news != null ? news : known;
    }
}
