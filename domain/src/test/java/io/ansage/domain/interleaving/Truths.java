package io.ansage.domain.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.interleaving.RandomTrain.Snapshot;
import io.ansage.domain.interleaving.Rider.Shown;
import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.notice.DelayRange;
import io.ansage.domain.notice.LastTold;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.notice.NoticeReason;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripTold;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The oracle: knows what was said by its own small bookkeeping, and judges what is known, believed and shown. */
final class Truths {

    private static final Set<NoticeReason> ABOUT_BOARDING = Set.of(NoticeReason.CANCELLED, NoticeReason.RUNS_AGAIN,
            NoticeReason.BOARDING_CANCELLED, NoticeReason.PLATFORM, NoticeReason.EARLY);
    private static final int WRONG = NoticeParameters.DEFAULT.materialMinutes();

    private final Map<Rider, Integer> judged = new HashMap<>();
    private Instant newest = Instant.MIN;

    Truths(List<Rider> riders) {
        riders.forEach(r -> judged.put(r, 0));
    }

    /**
     * The last state wins, by the source's clock. Only events outlive a restart, so afterwards the newest report that
     * made one counts as the newest.
     */
    void arrived(Snapshot snapshot, JourneyOutlook known) {
        if (snapshot.observedAt().isBefore(newest)) {
            return;
        }
        newest = snapshot.observedAt();
        assertThat(known.cancelled()).as("cancelled, by the newest report").isEqualTo(snapshot.cancelled());
        if (snapshot.cancelled()) {
            return;
        }
        for (var call : known.calls()) {
            int index = call.order() - 1;
            assertThat(call.departed() || call.reached()).as("progress at call " + call.order())
                    .isEqualTo(call.order() <= snapshot.departedUpTo());
            if (call.order() > snapshot.departedUpTo()) {
                boolean skipped = snapshot.skipped().get(index);
                assertThat(call.cancelled()).as("cancelled at call " + call.order()).isEqualTo(skipped);
                assertThat(name(call)).as("platform at call " + call.order())
                        .isEqualTo(snapshot.platforms().get(index));
                if (!skipped) {
                    assertThat(call.arrivalDelay() != null ? call.arrivalDelay() : call.departureDelay())
                            .as("delay at call " + call.order())
                            .isEqualTo(snapshot.delay());
                }
            }
        }
    }

    void restarted(@Nullable JourneyOutlook known) {
        var still = known == null
                ? Instant.MIN
                : known.known()
                        .values()
                        .stream()
                        .map(Provenance::observedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        if (newest.isAfter(still)) {
            newest = still;
        }
    }

    /** Judges what has come to a phone since it was looked at last. */
    void holdNow(Rider rider) {
        for (int i = judged.getOrDefault(rider, 0); i < rider.phone.size(); i++) {
            judge(rider, rider.phone.get(i));
        }
        judged.put(rider, rider.phone.size());
    }

    private static void judge(Rider rider, Shown shown) {
        var tell = shown.tell();
        var after = tell.after().leg(0);
        var truth = shown.truth();
        var boarding = call(truth, rider.leg.boarding());
        var alighting = call(truth, rider.leg.alighting());
        var what = tell + " to " + rider + " at " + shown.at() + " while " + brief(truth);
        // Nothing after relevance.
        assertThat(shown.at()).as("useful: " + what).isBeforeOrEqualTo(tell.usefulUntil());
        assertThat(alighting.reached()).as("arrived already: " + what).isFalse();
        if (ABOUT_BOARDING.contains(tell.reason())) {
            assertThat(boarding.departed()).as("departed already: " + what).isFalse();
        }
        // Nothing stale, nothing false when sent.
        assertThat(after.cancelled()).as("cancelled: " + what).isEqualTo(truth.cancelled());
        if (!truth.cancelled()) {
            if (!boarding.departed()) {
                assertThat(after.boardingCancelled()).as("boards: " + what).isEqualTo(boarding.cancelled());
                if (boarding.cancelled()) {
                    return;
                }
            }
            assertThat(after.alightingCancelled()).as("alights: " + what).isEqualTo(alighting.cancelled());
            if (!boarding.departed() && !boarding.cancelled()) {
                covers(after.departure(), truth.departureDelayAt(rider.leg.boarding()), 30, "departure: " + what);
                assertThat(after.platform() != null ? after.platform().name() : planned(boarding))
                        .as("platform: " + what)
                        .isEqualTo(tell.reason() == NoticeReason.PLATFORM ? name(boarding) : believed(after, boarding));
            }
            if (!alighting.cancelled()) {
                arrivalCovers(after.arrival(), lateness(truth, rider), 30, "arrival: " + what);
            }
        }
        // Nothing twice: whoever is interrupted learns something.
        if (tell.noticeClass().interrupts()) {
            assertThat(tell.after().saysTheSameAs(shown.before())).as("nothing new: " + what).isFalse();
        }
    }

    /** What holds of all that was ever handed over to one passenger. */
    void holdForAll(Rider rider) {
        var belief = TripTold.nothing(1);
        for (var tell : rider.handedOver) {
            allClearOnlyToTheTold(tell, belief.leg(0));
            if (tell.after().version() == belief.version()) {
                assertThat(tell.after()).as("repeated under one version").isEqualTo(belief);
            } else {
                assertThat(tell.after().version()).as("versions rise").isEqualTo(belief.version() + 1);
                belief = tell.after();
            }
        }
        assertThat(rider.phone.stream().filter(s -> s.tell().noticeClass() == NoticeClass.NORMAL).count())
                .as("budget of " + rider)
                .isLessThanOrEqualTo(NoticeParameters.DEFAULT.budget());
    }

    private static void allClearOnlyToTheTold(Tell tell, LastTold belief) {
        boolean repeated = tell.after().version() == belief.version();
        if (repeated) {
            return;
        }
        switch (tell.reason()) {
            case RUNS_AGAIN -> assertThat(belief.cancelled()).as("was told cancelled").isTrue();
            case CALLS_AGAIN -> assertThat(belief.boardingCancelled() || belief.alightingCancelled())
                    .as("was told that it does not call")
                    .isTrue();
            case BETTER, ON_TIME_AGAIN -> assertThat(belief.toldDelay()).as("was told a delay").isTrue();
            default -> {
                // No all-clear.
            }
        }
    }

    /** In a calm, everyone who still waits knows what matters to them: silence must not be the way to be right. */
    void believed(Rider rider, JourneyOutlook truth, Instant now) {
        var boarding = call(truth, rider.leg.boarding());
        var alighting = call(truth, rider.leg.alighting());
        var told = rider.told.leg(0);
        var what = rider + " at " + now + " while " + brief(truth);
        assertThat(rider.nothingOnItsWay()).as("nothing on its way: " + what).isTrue();
        boolean gone = boarding.departed() || passed(expected(boarding), now);
        if (alighting.reached() || passed(alighting.arrival(), now)
                || gone && (truth.cancelled() || told.cancelled() || boarding.cancelled())) {
            return;
        }
        assertThat(told.cancelled()).as("cancelled: " + what).isEqualTo(truth.cancelled());
        if (truth.cancelled()) {
            return;
        }
        if (!gone) {
            assertThat(told.boardingCancelled()).as("boards: " + what).isEqualTo(boarding.cancelled());
            if (boarding.cancelled()) {
                return;
            }
        }
        assertThat(told.alightingCancelled()).as("alights: " + what).isEqualTo(alighting.cancelled());
        boolean inWindow = !now.isBefore(RandomTrain.aimedDeparture(rider.leg.boarding())
                .minus(Preferences.DEFAULT.lookAhead())
                .plus(Duration.ofMinutes(1)));
        if (alighting.cancelled() || !inWindow) {
            return;
        }
        int threshold = rider.preferences.thresholdMinutes();
        if (!gone) {
            covers(told.departure(), truth.departureDelayAt(rider.leg.boarding()), threshold, "departure: " + what);
            assertThat(told.platform() != null ? told.platform().name() : planned(boarding)).as("platform: " + what)
                    .isEqualTo(name(boarding));
        }
        arrivalCovers(told.arrival(), lateness(truth, rider), threshold, "arrival: " + what);
    }

    /** No message is of use any more once the time has come that it was about, whether or not the train has. */
    private static boolean passed(@Nullable Instant time, Instant now) {
        return time != null && time.isBefore(now);
    }

    private static @Nullable Instant expected(CallOutlook boarding) {
        return boarding.departure() != null ? boarding.departure() : boarding.planned().aimedDeparture();
    }

    /** Told nothing, a delay below the threshold is no lie; told a range, five minutes outside of it is. */
    private static void covers(DelayRange told, @Nullable Integer delay, int threshold, String what) {
        arrivalCovers(told, delay, threshold, what);
        if (delay != null && told.low() >= 0) {
            assertThat(delay).as("comes early: " + what).isGreaterThan(-2);
        }
    }

    /** To arrive a little early harms nobody. */
    private static void arrivalCovers(DelayRange told, @Nullable Integer delay, int threshold, String what) {
        if (delay == null) {
            return;
        }
        assertThat(delay).as(what).isGreaterThan(told.low() - WRONG);
        if (told.low() >= WRONG) {
            assertThat(delay).as("comes before: " + what).isGreaterThan(told.low() - 2);
        }
        assertThat(delay).as(what).isLessThan(told.onTime() ? Math.max(threshold, WRONG) : told.high() + WRONG);
    }

    private static @Nullable Integer lateness(JourneyOutlook truth, Rider rider) {
        Integer delay = truth.arrivalDelayAt(rider.leg.alighting());
        // Who is not aboard yet has nothing of an early arrival.
        return delay == null || call(truth, rider.leg.boarding()).departed()
                ? delay
                : Integer.valueOf(Math.max(0, delay));
    }

    private static String believed(LastTold after, CallOutlook boarding) {
        return after.platform() != null ? after.platform().name() : planned(boarding);
    }

    private static String planned(CallOutlook call) {
        return call.planned().platform() == null ? "" : call.planned().platform().name();
    }

    private static String brief(JourneyOutlook truth) {
        return truth.status() + truth.calls()
                .stream()
                .map(c -> "\n  " + c.order() + " " + c.phase() + (c.cancelled() ? " cancelled" : "") + " "
                        + c.arrivalDelay() + "/" + c.departureDelay() + " on " + name(c))
                .collect(Collectors.joining());
    }

    private static String name(CallOutlook call) {
        return call.platform() == null ? "" : call.platform().name();
    }

    private static CallOutlook call(JourneyOutlook outlook, int order) {
        return outlook.findCall(order).orElseThrow();
    }
}
