package io.ansage.query.trip;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.LegTruths;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.NoticeReason;
import io.ansage.domain.notice.TripDecision;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripSituation;
import io.ansage.domain.notice.TripSituation.LegView;
import io.ansage.domain.notice.TripTold;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.TripId;
import io.ansage.domain.text.DigestTexts;
import io.ansage.domain.time.WallClock;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.notice.Cohort.Member;
import io.ansage.query.notice.NoticeDraft;
import io.ansage.query.notice.PlanningStore;
import io.ansage.query.outlook.OutlookStore;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.trip.DigestStore.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message in the morning on the rides of a recurring subscription in the hours ahead. Of each ride it tells what the
 * policy would have told, and whoever has read it has been told; until then ordinary news waits, see
 * {@link #quietUntil}. Where urgent news has just said it, there is none.
 */
public final class Digests {

    /** For how long after its time a digest is still one of the morning. */
    private static final Duration LATE = Duration.ofMinutes(30);
    /** How far ahead the rides lie that it is about: the way there, not the way back. */
    private static final Duration AHEAD = Duration.ofHours(6);
    private static final Duration JUST_SAID = Duration.ofMinutes(15);
    /** Ordinary news waits a little longer than the digest takes to arrive. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final DigestStore store;
    private final PlanningStore planning;
    private final OutlookStore outlooks;
    private final TripPolicy policy;
    private final DigestTexts texts = new DigestTexts();

    public Digests(DigestStore store, PlanningStore planning, OutlookStore outlooks, TripPolicy policy) {
        this.store = store;
        this.planning = planning;
        this.outlooks = outlooks;
        this.policy = policy;
    }

    /** When the digest of the day is due; absent if none is wanted or this is no day for it. */
    static @Nullable Instant dueOn(SubscriptionRow subscription, LocalDate day) {
        var on = TripBook.recurrence(subscription.target());
        var time = subscription.preferences().digestAt();
        return on == null || time == null || !on.includes(day) ? null : WallClock.first(day, time, on.zone());
    }

    /** Until when ordinary news about a departure waits for the digest that will tell it; absent if none will. */
    static @Nullable Instant quietUntil(SubscriptionRow subscription, Instant departure) {
        var on = TripBook.recurrence(subscription.target());
        if (on == null) {
            return null;
        }
        var due = dueOn(subscription, departure.atZone(on.zone()).toLocalDate());
        return due == null || !due.isBefore(departure) || due.plus(AHEAD).isBefore(departure) ? null : due.plus(GRACE);
    }

    private record Ride(Trip trip, JourneyOutlook outlook, LegTruth truth, Instant departure) {}

    /** Writes the digest of this morning, if it is time for it and it was not written before; none or one notice. */
    List<Notice> write(SubscriptionRow subscription, List<Trip> trips, Instant now) {
        var on = TripBook.recurrence(subscription.target());
        if (on == null) {
            return List.of();
        }
        var day = now.atZone(on.zone()).toLocalDate();
        var due = dueOn(subscription, day);
        if (due == null || now.isBefore(due) || now.isAfter(due.plus(LATE))) {
            return List.of();
        }
        var rides = rides(trips, now);
        if (rides.isEmpty() || !store.claim(subscription, day)
                || store.toldUrgently(rides.stream().map(r -> r.trip().id()).toList(), due.minus(JUST_SAID))) {
            return List.of();
        }
        var id = new TripId(subscription.id() + "~digest~" + day);
        var told = store.listTold(rides.stream().map(r -> r.trip().id()).toList());
        var parts = new ArrayList<Part>();
        var words = new ArrayList<DigestTexts.Ride>();
        for (var ride : rides) {
            var before = told.getOrDefault(ride.trip().id(), TripTold.nothing(1));
            var after = after(ride, before, now);
            parts.add(new Part(ride.trip(), after));
            var t = ride.truth();
            words.add(new DigestTexts.Ride(ride.departure(),
                    t.cancelled() || t.boardingCancelled() || t.alightingCancelled(),
                    t.departureDelay() == null ? null : after.leg(0).departure()));
        }
        var first = rides.getFirst();
        var leg = first.trip().legs().getFirst();
        var asOf = rides.stream().map(r -> r.outlook().asOf()).max(Comparator.naturalOrder()).orElse(now);
        var text = texts.render(stop(first.outlook(), leg.boarding()), stop(first.outlook(), leg.alighting()), words,
                asOf, on.zone(), subscription.preferences().language());
        var nothing = TripTold.nothing(0);
        var written = planning.write(new NoticeDraft(first.outlook().id(), first.outlook().revision(),
                NoticeClass.NORMAL, NoticeReason.DIGEST.name(), nothing, new TripTold(1, 0, false, List.of(),
                        List.of(), now),
                subscription.preferences().language(), text.title(), text.body(), asOf, now,
                rides.getLast().departure(), null),
                List.of(new Member(id, 1, subscription.id(), subscription.passenger(), null)));
        written.forEach(n -> store.keepParts(n.notificationId(), parts));
        return written;
    }

    private List<Ride> rides(List<Trip> trips, Instant now) {
        var known = outlooks.findAll(trips.stream().map(t -> t.legs().getFirst().journeyId()).toList());
        var rides = new ArrayList<Ride>();
        for (var trip : trips) {
            var leg = trip.legs().getFirst();
            var outlook = known.get(leg.journeyId());
            if (outlook != null && calls(outlook.outlook(), leg)) {
                var truth = LegTruths.of(outlook.outlook(), leg, now, policy.parameters());
                var departure = truth.aimedDeparture();
                if (departure != null && departure.isAfter(now) && departure.isBefore(now.plus(AHEAD))) {
                    rides.add(new Ride(trip, outlook.outlook(), truth, departure));
                }
            }
        }
        rides.sort(Comparator.comparing(Ride::departure));
        return rides;
    }

    /** What the policy would tell, if nothing had to wait for anything. */
    private TripTold after(Ride ride, TripTold before, Instant now) {
        var p = ride.trip().preferences();
        var awake = new Preferences(p.thresholdMinutes(), p.stepMinutes(), 1440, p.languages(), null, null,
                p.channels(), p.urgentChannels(), p.digestAt(), 0, p.stepFree());
        var decision = policy.decide(new TripSituation(List.of(new LegView(ride.truth(), now)), List.of(), before,
                awake, now, false));
        return decision instanceof TripDecision.Tell tell ? tell.after() : before;
    }

    private static boolean calls(JourneyOutlook outlook, Leg leg) {
        return outlook.findCall(leg.boarding()).isPresent() && outlook.findCall(leg.alighting()).isPresent();
    }

    private static String stop(JourneyOutlook outlook, int order) {
        return Objects.requireNonNull(outlook.findCall(order).orElseThrow().planned().stopName());
    }
}
