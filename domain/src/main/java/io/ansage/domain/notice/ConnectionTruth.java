package io.ansage.domain.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is true now of the change from one leg of a trip to the next.
 *
 * @param state      how it stands, for someone who was told nothing about it
 * @param minutes    whole minutes between arrival and departure as expected now; negative if the next train leaves first;
 *                   absent where a time is unknown
 * @param planned    the same as planned; absent where a time is unknown
 * @param needed     whole minutes that the change takes at least
 * @param waitsUntil until when the next train waits, by an operator's decision; absent if it does not
 * @param ahead      whether the change still lies ahead
 * @param moot       whether one of both trains does not run, or not call there, so that there is nothing to change
 */
public record ConnectionTruth(ConnectionState state, @Nullable Integer minutes, @Nullable Integer planned, int needed,
        @Nullable Instant waitsUntil, boolean ahead, boolean moot) {

    /**
     * How it stands for someone who was told this state: once bad, it must become clearly better.
     *
     * @param told what they were told last
     */
    ConnectionState after(ConnectionState told, ConnectionLimits limits) {
        if (minutes == null || planned == null) {
            return told;
        }
        boolean better = minutes >= limits.fineFrom(needed, planned);
        return switch (told) {
            case FINE -> state;
            // A train that waits, and one that leaves later anyway, are the same good news.
            case HELD -> state == ConnectionState.FINE ? told : state;
            case AT_RISK -> state != ConnectionState.FINE ? state : better ? state : told;
            case BROKEN -> switch (state) {
                case HELD, BROKEN -> state;
                case FINE, AT_RISK -> better
                        ? ConnectionState.FINE
                        : minutes >= Math.min(needed + limits.slackMinutes(), planned)
                                ? ConnectionState.AT_RISK
                                : told;
            };
        };
    }
}
