package io.ansage.query.trip;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.StopCallAdded;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.LegTruths;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.subscription.EndReason;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.live.LiveHub;
import io.ansage.query.notice.SettlingTrigger;
import io.ansage.query.notice.Transactions;
import io.ansage.query.outlook.OutlookStore;
import io.ansage.query.subscription.SubscriptionRow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at subscriptions again as time goes by and as journeys appear: finds the trips of the days ahead, forgets those
 * that are over, and ends subscriptions of which nothing lies ahead.
 */
public final class TripCare implements SettlingTrigger {

    private static final Logger LOG = LoggerFactory.getLogger(TripCare.class);
    private static final int PAGE = 100;

    private final TripCareStore store;
    private final TripBook book;
    private final Digests digests;
    private final LiveHub live;
    private final OutlookStore outlooks;
    private final Transactions transactions;
    private final Consumer<EndSubscription> commands;
    private final NoticeParameters parameters;
    private final Clock clock;
    private volatile boolean ending;

    /** {@code commands} carries out a command, or throws; it is called outside of any transaction. */
    public TripCare(TripCareStore store, TripBook book, Digests digests, LiveHub live, OutlookStore outlooks,
            Transactions transactions,
            Consumer<EndSubscription> commands, NoticeParameters parameters, Clock passengerClock) {
        this.store = store;
        this.book = book;
        this.digests = digests;
        this.live = live;
        this.outlooks = outlooks;
        this.transactions = transactions;
        this.commands = commands;
        this.parameters = parameters;
        this.clock = passengerClock;
    }

    @Override
    public void changed(@Nullable JourneyOutlook before, JourneyOutlook after, JourneyEvent event, long position) {
        if (event instanceof JourneyScheduled || event instanceof StopCallAdded) {
            store.appeared(after.id());
        }
    }

    /** Looks at every subscription that is due now; returns how many there were. */
    public int careDue() {
        int cared = transactions.inTransaction(() -> store.hurry(clock.instant())) ? 1 : 0;
        while (true) {
            var page = transactions.inTransaction(this::carePage);
            // Only now: the command's own events lead back to the rows that were locked.
            page.expired().forEach(this::end);
            live.publishNotices(page.told());
            ending = false;
            if (page.size() == 0) {
                return cared;
            }
            cared += page.size();
        }
    }

    /** Nothing is due, and no subscription is just being ended by this node. */
    public boolean idle() {
        var now = clock.instant();
        return !ending && store.nextDue().filter(next -> !next.isAfter(now)).isEmpty();
    }

    private record Page(int size, List<SubscriptionRow> expired, List<Notice> told) {}

    private Page carePage() {
        var now = clock.instant();
        var due = store.claimDue(now, PAGE);
        var expired = new ArrayList<SubscriptionRow>();
        for (var subscription : due) {
            if (subscription.active() && over(subscription, now)) {
                expired.add(subscription);
            }
        }
        ending = !expired.isEmpty();
        // All of them: what cannot be ended now is looked at again.
        book.update(due, now);
        var told = due.stream()
                .filter(s -> s.active() && s.preferences().digestAt() != null)
                .flatMap(s -> digests.write(s, book.trips(s), now).stream())
                .toList();
        return new Page(due.size(), expired, told);
    }

    private void end(SubscriptionRow subscription) {
        try {
            commands.accept(new EndSubscription(subscription.id(), subscription.passenger(), EndReason.EXPIRED,
                    clock.instant()));
        } catch (RuntimeException e) {
            LOG.warn("Subscription {} is over and could not be ended; tried again within the hour: {}",
                    subscription.id(), e.toString());
        }
    }

    private boolean over(SubscriptionRow subscription, Instant now) {
        if (subscription.target() instanceof TripPlan plan) {
            var truth = truth(plan.last(), now);
            return truth.finished() && truth.expectedArrival() == null
                    || truth.expectedArrival() != null
                            && !truth.expectedArrival().plus(RecurringTrips.TAIL).isAfter(now);
        }
        var on = TripBook.recurrence(subscription.target());
        if (on == null || on.until() == null) {
            return false;
        }
        // A window of the last day may reach over midnight, and its last train over the morning.
        return now.atZone(on.zone()).toLocalDate().minusDays(1).isAfter(on.until());
    }

    private LegTruth truth(Leg leg, Instant now) {
        var known = outlooks.findAll(List.of(leg.journeyId())).get(leg.journeyId());
        if (known == null) {
            return LegTruth.UNKNOWN;
        }
        var outlook = known.outlook();
        boolean calls = outlook.findCall(leg.boarding()).isPresent() && outlook.findCall(leg.alighting()).isPresent();
        return calls ? LegTruths.of(outlook, leg, now, parameters) : LegTruth.UNKNOWN;
    }
}
