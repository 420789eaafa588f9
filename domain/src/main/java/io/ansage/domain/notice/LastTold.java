package io.ansage.domain.notice;

import io.ansage.domain.journey.Platform;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a passenger believes about their leg, because we told them or because nobody did.
 *
 * @param version            counts the notices of this trip, silent ones included; 0 if nothing was ever told
 * @param cancelled          told that the journey does not run
 * @param boardingCancelled  told that it does not call where they board
 * @param alightingCancelled told that it does not call where they alight
 * @param departure          told delay at the boarding call
 * @param arrival            told delay at the alighting call
 * @param platform           the boarding platform they believe in, once told another than planned
 * @param message            the operator's message they were told
 * @param shownMinutes       the number last shown, inside the range
 * @param interrupts         NORMAL notices so far, against the trip's budget
 * @param at                 when they were last told anything, in passenger time
 */
public record LastTold(int version, boolean cancelled, boolean boardingCancelled, boolean alightingCancelled,
        DelayRange departure, DelayRange arrival, @Nullable Platform platform, @Nullable String message,
        int shownMinutes, int interrupts, @Nullable Instant at) {

    /** The belief of someone who was told nothing. */
    public static final LastTold NOTHING = new LastTold(0, false, false, false, DelayRange.ON_TIME, DelayRange.ON_TIME,
            null, null, 0, 0, null);

    public boolean toldAnything() {
        return version > 0;
    }

    /** Whether a delay, at either end of the leg, was told and stands. */
    public boolean toldDelay() {
        return !departure.onTime() || !arrival.onTime();
    }

    /** Whether whoever believes this and whoever believes that know the same, however often they were told. */
    public boolean saysTheSameAs(LastTold other) {
        return cancelled == other.cancelled && boardingCancelled == other.boardingCancelled
                && alightingCancelled == other.alightingCancelled && departure.equals(other.departure)
                && arrival.equals(other.arrival) && Objects.equals(platform, other.platform)
                && Objects.equals(message, other.message) && shownMinutes == other.shownMinutes;
    }
}
