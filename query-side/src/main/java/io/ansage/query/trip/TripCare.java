package io.ansage.query.trip;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.StopCallAdded;
import io.ansage.domain.notice.LegTruths;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.subscription.EndReason;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.live.LiveHub;
import io.ansage.query.notice.SettlingTrigger;
import io.ansage.query.notice.Transactions;
import io.ansage.query.outlook.OutlookChange;
import io.ansage.query.outlook.OutlookStore;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.subscription.SubscriptionRow;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final Function<EndSubscription, CompletableFuture<Object>> commands;
    private final NoticeParameters parameters;
    private final Clock clock;
    private volatile boolean ending;

    /** {@code commands} begins to carry out a command, or fails; it is called outside of any transaction. */
    public TripCare(TripCareStore store, TripBook book, Digests digests, LiveHub live, OutlookStore outlooks,
            Transactions transactions,
            Function<EndSubscription, CompletableFuture<Object>> commands, NoticeParameters parameters,
            Clock passengerClock) {
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
    public void changed(List<OutlookChange> changes) {
        var appeared = changes.stream()
                .filter(c -> c.event() instanceof JourneyScheduled || c.event() instanceof StopCallAdded)
                .map(c -> c.after().id())
                .collect(Collectors.toSet());
        if (!appeared.isEmpty()) {
            store.appeared(appeared);
        }
    }

    /** Looks at every subscription that is due now; returns how many there were. */
    public int careDue() {
        int cared = transactions.inTransaction(() -> store.hurry(clock.instant())) ? 1 : 0;
        while (true) {
            var page = transactions.inTransaction(this::carePage);
            // Only now: the command's own events lead back to the rows that were locked.
            end(page.expired());
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
        var ends = ends(due, now);
        var expired = due.stream().filter(s -> s.active() && over(s, ends.get(s.id()), now)).toList();
        ending = !expired.isEmpty();
        // A trip cannot be over before its end: looked at every hour, those who are not affected would cost most.
        var looks = ends.entrySet()
                .stream()
                .filter(end -> end.getValue().isAfter(now))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        // All of them: what cannot be ended now is looked at again.
        book.update(due, now, looks);
        var told = due.stream()
                .filter(s -> s.active() && s.preferences().digestAt() != null)
                .flatMap(s -> digests.write(s, book.trips(s), now).stream())
                .toList();
        return new Page(due.size(), expired, told);
    }

    /** All at once: they share a commit where each would have waited for its own. */
    private void end(List<SubscriptionRow> expired) {
        CompletableFuture.allOf(expired.stream().map(this::end).toArray(CompletableFuture<?>[]::new)).join();
    }

    private CompletableFuture<?> end(SubscriptionRow subscription) {
        return CompletableFuture
                .completedFuture(new EndSubscription(subscription.id(), subscription.passenger(), EndReason.EXPIRED,
                        clock.instant()))
                .thenCompose(commands)
                .exceptionally(e -> {
                    LOG.warn("Subscription {} is over and could not be ended; tried again within the hour: {}",
                            subscription.id(), e.toString());
                    return e;
                });
    }

    private static boolean over(SubscriptionRow subscription, @Nullable Instant end, Instant now) {
        if (subscription.target() instanceof TripPlan) {
            return end != null && !end.isAfter(now);
        }
        var on = TripBook.recurrence(subscription.target());
        if (on == null || on.until() == null) {
            return false;
        }
        // A window of the last day may reach over midnight, and its last train over the morning.
        return now.atZone(on.zone()).toLocalDate().minusDays(1).isAfter(on.until());
    }

    /** When the trips on named journeys are over, as far as that is known. */
    private Map<SubscriptionId, Instant> ends(List<SubscriptionRow> subscriptions, Instant now) {
        var last = new HashMap<SubscriptionId, Leg>();
        for (var subscription : subscriptions) {
            if (subscription.active() && subscription.target() instanceof TripPlan plan) {
                last.put(subscription.id(), plan.last());
            }
        }
        var known = last.isEmpty()
                ? Map.<JourneyId, Positioned>of()
                : outlooks.findAll(last.values().stream().map(Leg::journeyId).collect(Collectors.toSet()));
        var ends = new HashMap<SubscriptionId, Instant>();
        last.forEach((subscription, leg) -> {
            var outlook = known.get(leg.journeyId());
            var end = outlook == null ? null : end(outlook.outlook(), leg, now);
            if (end != null) {
                ends.put(subscription, end);
            }
        });
        return ends;
    }

    private @Nullable Instant end(JourneyOutlook outlook, Leg leg, Instant now) {
        if (outlook.findCall(leg.boarding()).isEmpty() || outlook.findCall(leg.alighting()).isEmpty()) {
            return null;
        }
        var truth = LegTruths.of(outlook, leg, now, parameters);
        return truth.expectedArrival() != null
                ? truth.expectedArrival().plus(RecurringTrips.TAIL)
                : truth.finished() ? now : null;
    }
}
