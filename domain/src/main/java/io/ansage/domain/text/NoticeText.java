package io.ansage.domain.text;

import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.TrainNumber;
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
 */
public record NoticeText(NoticeReason reason, LastTold before, LastTold after, LegTruth truth, TrainNumber train,
        @Nullable String line, String fromName, String toName, ZoneId zone, @Nullable Cause cause, Instant asOf,
        List<OtherLeg> others) {

    public NoticeText {
        others = List.copyOf(others);
    }

    /**
     * Another leg of the same trip.
     *
     * @param after what the passenger is to believe about it
     */
    public record OtherLeg(TrainNumber train, LastTold after) {}
}
