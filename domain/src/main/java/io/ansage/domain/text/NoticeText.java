package io.ansage.domain.text;

import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.notice.ConnectionState;
import io.ansage.domain.notice.ConnectionTruth;
import io.ansage.domain.notice.LastTold;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.NoticeReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the words of a notice are made of.
 *
 * @param reason   why the passenger is told
 * @param before   what they believed
 * @param after    what they are to believe
 * @param truth    what is true now of their leg; its delays are minutes
 * @param train    the train
 * @param line     its line, where one is known
 * @param fromName name of the stop where they board
 * @param toName   name of the stop where they alight
 * @param zone     zone in which all times are read: the journey's
 * @param cause    why, in the words of the source
 * @param asOf     observation time of the newest report the truth is made of
 * @param others   the other legs of the trip that lie ahead
 * @param changes  changes of trains that are not as planned; the first is the one the notice is about, if it is about one
 * @param remedy   what to do, where there is something to be done about it
 */
public record NoticeText(NoticeReason reason, LastTold before, LastTold after, LegTruth truth, TrainNumber train,
        @Nullable String line, String fromName, String toName, ZoneId zone, @Nullable Cause cause, Instant asOf,
        List<OtherLeg> others, List<ChangeOfTrains> changes, @Nullable Remedy remedy) {

    public NoticeText {
        others = List.copyOf(others);
        changes = List.copyOf(changes);
    }

    /**
     * Another leg of the same trip.
     *
     * @param after what the passenger is to believe about it
     */
    public record OtherLeg(TrainNumber train, LastTold after) {}

    /**
     * A change from the train of one leg to that of the next.
     *
     * @param stopName where
     * @param train    the train that leaves
     * @param before   what the passenger believed
     * @param after    what they are to believe
     * @param truth    what is true now
     * @param departs  when that train leaves, as expected now
     */
    public record ChangeOfTrains(String stopName, TrainNumber train, ConnectionState before, ConnectionState after,
            ConnectionTruth truth, @Nullable Instant departs) {}

    /**
     * The best that can be done.
     *
     * @param train   the train to take; absent if there is none today
     * @param departs when it leaves
     * @param arrives when the passenger arrives with it, changing if need be
     */
    public record Remedy(@Nullable TrainNumber train, @Nullable Instant departs, @Nullable Instant arrives) {}
}
