package io.ansage.domain.text;

import io.ansage.domain.journey.Platform;
import io.ansage.domain.notice.DelayRange;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What differs between before and after, at the end of the leg that the notice is about.
 *
 * @param arrival     the alighting call is meant, not the boarding call
 * @param before      delay believed before
 * @param after       delay told now
 * @param known       whether anything is known of the delay; unknown is not on time
 * @param oldPlatform platform believed before, where there was one
 * @param newPlatform platform now, where there is one
 */
record Change(boolean arrival, DelayRange before, DelayRange after, boolean known, @Nullable Platform oldPlatform,
        @Nullable Platform newPlatform) {

    static Change in(NoticeText notice) {
        var before = notice.before();
        var after = notice.after();
        var truth = notice.truth();
        // The departure matters until it is over, unless only the arrival has changed.
        boolean arrival = truth.boarded()
                || (before.departure().equals(after.departure()) && !before.arrival().equals(after.arrival()));
        var told = arrival ? after.arrival() : after.departure();
        boolean known = !told.onTime() || (arrival ? truth.arrivalDelay() : truth.departureDelay()) != null;
        return new Change(arrival, arrival ? before.arrival() : before.departure(), told, known,
                before.platform() != null ? before.platform() : truth.plannedPlatform(),
                after.platform() != null ? after.platform() : truth.platform());
    }

    /** The platform is another one than the passenger believed in, and still of use to them. */
    boolean platformChanged() {
        return !arrival && newPlatform != null && !Objects.equals(oldPlatform, newPlatform);
    }
}
