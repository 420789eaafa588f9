package io.ansage.domain.interleaving;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripTold;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A passenger: what they believe, what is on its way to them, and what their phone has shown. */
final class Rider {

    /** A row of the ledger that is to be sent. */
    record Row(Tell tell, TripTold before, Instant nextTry) {}

    /** What arrived on the phone, and the truth of that moment. */
    record Shown(Tell tell, TripTold before, JourneyOutlook truth, Instant at) {}

    final Leg leg;
    final Preferences preferences;
    final List<Shown> phone = new ArrayList<>();
    /** All that left the house, whether or not it arrived. */
    final List<Tell> handedOver = new ArrayList<>();
    TripTold told = TripTold.nothing(1);
    boolean held;
    private @Nullable Row waiting;
    private @Nullable Row inDoubt;
    private @Nullable SilenceReason silence;

    Rider(int from, int to, int threshold) {
        leg = new Leg(RandomTrain.ID, from, to);
        preferences = new Preferences(threshold, "en");
    }

    void plan(Tell tell, Instant now) {
        held = false;
        if (waiting == null || !waiting.tell().after().saysTheSameAs(tell.after())) {
            waiting = new Row(tell, told, now);
        }
    }

    void hold() {
        held = true;
        waiting = null;
    }

    void stay(SilenceReason reason) {
        held = false;
        waiting = null;
        silence = reason;
    }

    /** The oldest that is due; what hangs in doubt gives way to what says it better. */
    @Nullable
    Row nextToSend(Instant now) {
        if (inDoubt != null && waiting != null) {
            inDoubt = null;
        }
        var row = inDoubt != null ? inDoubt : waiting;
        return row == null || now.isBefore(row.nextTry()) ? null : row;
    }

    void drop(Row row, SilenceReason reason) {
        forget(row);
        silence = reason;
    }

    void later(Row row, Instant now) {
        replace(row, new Row(row.tell(), row.before(), now.plus(Duration.ofSeconds(40))));
    }

    /** It may have arrived, so it counts as told, and is tried again under the same version. */
    void doubt(Row row, Instant now) {
        handedOver.add(row.tell());
        told = row.tell().after();
        forget(row);
        inDoubt = new Row(row.tell(), row.before(), now.plus(Duration.ofSeconds(20)));
    }

    void shown(Row row, JourneyOutlook truth, Instant now, boolean answered) {
        // The phone drops what is older than what it shows, and replaces the same by the same.
        boolean news = phone.isEmpty()
                || phone.getLast().tell().after().version() < row.tell().after().version();
        if (news) {
            phone.add(new Shown(row.tell(), row.before(), truth, now));
        }
        if (answered) {
            handedOver.add(row.tell());
            told = row.tell().after();
            forget(row);
        }
    }

    boolean nothingOnItsWay() {
        return waiting == null && inDoubt == null;
    }

    private void forget(Row row) {
        replace(row, null);
    }

    private void replace(Row row, @Nullable Row by) {
        if (Objects.equals(inDoubt, row)) {
            inDoubt = by;
        } else {
            waiting = by;
        }
    }

    @Override
    public String toString() {
        return leg.boarding() + "→" + leg.alighting() + " from " + preferences.thresholdMinutes() + " min, believes "
                + told + ", held " + held + ", waiting " + waiting + ", in doubt " + inDoubt + ", last silent for "
                + silence;
    }
}
