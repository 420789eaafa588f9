package io.ansage.domain.interleaving;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.LegTruths;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.NoticePolicy;
import io.ansage.domain.notice.SendGate;
import io.ansage.domain.notice.Settling;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripDecision.Silent;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripSituation;
import io.ansage.domain.notice.TripSituation.LegView;
import io.ansage.domain.notice.TripTruth;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Planner, ledger and outbox in a few lines: one settling window, and for each passenger what they believe, what waits
 * and what hangs in doubt. Leaves out all that only storage needs; what is kept here is kept by the database there.
 */
final class MemoryPlanner {

    /** What a provider may answer. */
    enum Answer {
        ACCEPTED, TRY_LATER, ARRIVED_UNANSWERED, LOST_UNANSWERED
    }

    private final TripPolicy policy = new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT));
    private final SendGate gate = new SendGate(policy);
    private final Settling settling = new Settling(NoticeParameters.DEFAULT);
    private final List<Rider> riders;
    private final Supplier<Answer> provider;
    private @Nullable Instant openedAt;
    private @Nullable Instant dueAt;

    MemoryPlanner(List<Rider> riders, Supplier<Answer> provider) {
        this.riders = riders;
        this.provider = provider;
    }

    void subscribed(Instant now) {
        open(now.minus(NoticeParameters.DEFAULT.settle()), now);
    }

    void changed(@Nullable JourneyOutlook before, JourneyEvent event, JourneyOutlook after, Instant now) {
        settling.opens(before, after, event, now)
                .ifPresent(w -> open(w.openedAt() == null ? w.dueAt() : w.openedAt(), w.dueAt()));
    }

    private void open(Instant opened, Instant due) {
        openedAt = openedAt == null || opened.isBefore(openedAt) ? opened : openedAt;
        dueAt = dueAt == null || due.isBefore(dueAt) ? due : dueAt;
    }

    /** Decides if the window is due, and hands over what waits. */
    void work(@Nullable JourneyOutlook outlook, Instant now) {
        if (outlook == null) {
            return;
        }
        // What the last gate sends back is decided anew at once.
        for (int round = 0; round < 3; round++) {
            if (dueAt != null && !now.isBefore(dueAt)) {
                plan(outlook, now);
            }
            for (var rider : riders) {
                deliver(rider, outlook, now);
            }
        }
    }

    private void plan(JourneyOutlook outlook, Instant now) {
        Instant recheck = null;
        boolean unsettled = false;
        var settledAt = openedAt == null ? now : openedAt.plus(NoticeParameters.DEFAULT.settle());
        for (var rider : riders) {
            var situation = new TripSituation(List.of(new LegView(truth(outlook, rider, now), settledAt)),
                    List.of(), rider.told, rider.preferences, now, rider.held);
            switch (policy.decide(situation)) {
                case Tell tell -> {
                    recheck = earlier(recheck, tell.recheckAt());
                    rider.plan(tell, now);
                }
                case Hold hold -> {
                    recheck = earlier(recheck, hold.until());
                    unsettled |= hold.reason() == SilenceReason.SETTLING;
                    rider.hold();
                }
                case Silent silent -> rider.stay(silent.reason());
            }
        }
        openedAt = unsettled ? openedAt : null;
        dueAt = recheck;
    }

    private void deliver(Rider rider, JourneyOutlook outlook, Instant now) {
        var row = rider.nextToSend(now);
        if (row == null) {
            return;
        }
        var truth = truth(outlook, rider, now);
        var refusal = gate.check(true, new TripTruth(List.of(truth), List.of()), 0, row.tell().reason(), row.before(),
                row.tell().after(), row.tell().usefulUntil(), now);
        if (refusal.isPresent()) {
            rider.drop(row, refusal.get());
            subscribed(now);
            return;
        }
        switch (provider.get()) {
            case ACCEPTED -> rider.shown(row, outlook, now, true);
            case TRY_LATER -> rider.later(row, now);
            case ARRIVED_UNANSWERED -> {
                rider.shown(row, outlook, now, false);
                rider.doubt(row, now);
            }
            case LOST_UNANSWERED -> rider.doubt(row, now);
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    static LegTruth truth(JourneyOutlook outlook, Rider rider, Instant now) {
        return LegTruths.of(outlook, rider.leg, now, NoticeParameters.DEFAULT);
    }
}
