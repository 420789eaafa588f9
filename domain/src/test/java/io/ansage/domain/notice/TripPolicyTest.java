package io.ansage.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripDecision.Silent;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripSituation.LegView;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.QuietHours;
import io.ansage.domain.subscription.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two trains, one banner: 07:30 to 08:00, and 08:20 to 09:00. */
class TripPolicyTest {

    private static final Instant NOW = Instant.parse("2025-10-03T07:00:00Z");
    private static final Instant FIRST = Instant.parse("2025-10-03T07:30:00Z");
    private static final Instant SECOND = Instant.parse("2025-10-03T08:20:00Z");

    private final TripPolicy policy = new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT));

    @Test
    void tripOfOneLeg_isDecidedAsTheLegIs() {
        var truth = leg(FIRST, 12, false);
        var alone = new NoticePolicy(NoticeParameters.DEFAULT).decide(
                new Situation(truth, LastTold.NOTHING, Preferences.DEFAULT, NOW, NOW, false));

        assertThat(decide(TripTold.nothing(1), Preferences.DEFAULT, settled(truth)))
                .asInstanceOf(type(Tell.class))
                .satisfies(tell -> {
                    var expected = (NoticeDecision.Tell) alone;
                    assertThat(tell.reason()).isEqualTo(expected.reason());
                    assertThat(tell.noticeClass()).isEqualTo(expected.noticeClass());
                    assertThat(tell.after().leg(0)).isEqualTo(expected.after());
                });
    }

    @Test
    void newsOfBothLegs_isOneNotice_theWeightierMakesTheHeadline() {
        var decision = decide(TripTold.nothing(2), Preferences.DEFAULT, settled(leg(FIRST, 12, false)),
                settled(leg(SECOND, null, true)));

        assertThat(decision).asInstanceOf(type(Tell.class)).satisfies(tell -> {
            assertThat(tell.reason()).isEqualTo(NoticeReason.CANCELLED);
            assertThat(tell.leg()).isEqualTo(1);
            assertThat(tell.noticeClass()).isEqualTo(NoticeClass.URGENT);
            assertThat(tell.after().leg(0).toldDelay()).isTrue();
            assertThat(tell.after().leg(1).cancelled()).isTrue();
            assertThat(tell.after().version()).isEqualTo(1);
        });
    }

    @Test
    void oneBudget_servesTheWholeTrip() {
        var told = new TripTold(7, NoticeParameters.DEFAULT.budget(), false,
                Collections.nCopies(2, LastTold.NOTHING), List.of(ConnectionState.FINE), NOW);

        assertThat(decide(told, Preferences.DEFAULT, settled(leg(FIRST, 0, false)), settled(leg(SECOND, 9, false))))
                .asInstanceOf(type(Tell.class))
                .satisfies(tell -> {
                    assertThat(tell.noticeClass()).isEqualTo(NoticeClass.QUIET);
                    assertThat(tell.after().version()).isEqualTo(8);
                });
    }

    @Test
    void newsOfOneLeg_leavesTheOther_thatStillSettles_forLater() {
        var unsettled = new LegView(leg(SECOND, 15, false), NOW.plusSeconds(20));

        assertThat(decide(TripTold.nothing(2), Preferences.DEFAULT, settled(leg(FIRST, 12, false)), unsettled))
                .asInstanceOf(type(Tell.class))
                .satisfies(tell -> {
                    assertThat(tell.leg()).isZero();
                    assertThat(tell.after().leg(1).toldDelay()).isFalse();
                    assertThat(tell.recheckAt()).isEqualTo(NOW.plusSeconds(20));
                });
    }

    @Test
    void noticeOfOneLeg_isStillTrue_whateverSettlesOnTheOther() {
        var before = TripTold.nothing(2);
        var tell = (Tell) decide(before, Preferences.DEFAULT, settled(leg(FIRST, 12, false)),
                new LegView(leg(SECOND, 15, false), NOW.plusSeconds(20)));

        assertThat(policy.stillTrue(truth(leg(FIRST, 12, false), leg(SECOND, 15, false)), before, tell.after()))
                .isTrue();
        assertThat(policy.stillTrue(truth(leg(FIRST, 60, false), leg(SECOND, 15, false)), before, tell.after()))
                .isFalse();
    }

    @Test
    void finishedTrip_isSilent() {
        assertThat(decide(TripTold.nothing(1), Preferences.DEFAULT, settled(finished())))
                .isEqualTo(new Silent(SilenceReason.PASSED, null));
    }

    @Test
    void ordinaryNews_waitsForTheEndOfQuietHours() {
        assertThat(decide(TripTold.nothing(1), quiet(true), settled(leg(FIRST, 12, false))))
                .isEqualTo(new Hold(Instant.parse("2025-10-03T07:15:00Z"), SilenceReason.QUIET_HOURS));
    }

    @Test
    void cancellation_passesThroughQuietHours_unlessTheBypassIsOff() {
        assertThat(decide(TripTold.nothing(1), quiet(true), settled(leg(FIRST, null, true))))
                .isInstanceOf(Tell.class);
        assertThat(decide(TripTold.nothing(1), quiet(false), settled(leg(FIRST, null, true))))
                .isEqualTo(new Hold(Instant.parse("2025-10-03T07:15:00Z"), SilenceReason.QUIET_HOURS));
    }

    @Test
    void whatIsHeldForQuiet_isLookedAtAgain_whenSomethingElseOfTheTripIsDue() {
        var unsettled = new LegView(leg(SECOND, 15, false), NOW.plusSeconds(20));

        assertThat(decide(TripTold.nothing(2), quiet(true), settled(leg(FIRST, 12, false)), unsettled))
                .isEqualTo(new Hold(NOW.plusSeconds(20), SilenceReason.QUIET_HOURS));
    }

    @Test
    void doNotDisturb_holdsOrdinaryNewsOnly() {
        var until = NOW.plus(Duration.ofMinutes(10));
        var usual = Preferences.DEFAULT;
        var undisturbed = new Preferences(5, usual.stepMinutes(), usual.lookAheadMinutes(), usual.languages(), null,
                until, List.of(), List.of(), null, 0, false);

        assertThat(decide(TripTold.nothing(1), undisturbed, settled(leg(FIRST, 12, false))))
                .isEqualTo(new Hold(until, SilenceReason.QUIET_HOURS));
        assertThat(decide(TripTold.nothing(1), undisturbed, settled(leg(FIRST, null, true))))
                .isInstanceOf(Tell.class);
    }

    @Test
    void whoWantsNoDelays_hearsOfCancellationsOnly() {
        var off = new Preferences(0, "en");

        assertThat(decide(TripTold.nothing(1), off, settled(leg(FIRST, 45, false)))).isInstanceOf(Silent.class);
        assertThat(decide(TripTold.nothing(1), off, settled(leg(FIRST, null, true)))).isInstanceOf(Tell.class);
    }

    private static Preferences quiet(boolean urgentPasses) {
        var usual = Preferences.DEFAULT;
        var night = new QuietHours(new TimeWindow(LocalTime.of(22, 0), LocalTime.of(7, 15)), ZoneOffset.UTC,
                urgentPasses);
        return new Preferences(5, usual.stepMinutes(), usual.lookAheadMinutes(), usual.languages(), night, null,
                List.of(), List.of(), null, 0, false);
    }

    private TripDecision decide(TripTold told, Preferences preferences, LegView... legs) {
        var fine = new ConnectionTruth(ConnectionState.FINE, 20, 20, 2, null, true, false);
        return policy.decide(new TripSituation(List.of(legs), Collections.nCopies(legs.length - 1, fine), told,
                preferences, NOW, false));
    }

    private static TripTruth truth(LegTruth... legs) {
        return new TripTruth(List.of(legs), List.of());
    }

    private static LegView settled(LegTruth truth) {
        return new LegView(truth, NOW);
    }

    private static LegTruth leg(Instant departure, @Nullable Integer delay, boolean cancelled) {
        var late = Duration.ofMinutes(delay == null ? 0 : delay);
        return new LegTruth(cancelled, false, false, delay, delay, 0, null, null, null, departure,
                departure.plus(late), departure.plus(late).plus(Duration.ofMinutes(30)), Duration.ZERO, false, false);
    }

    private static LegTruth finished() {
        return new LegTruth(false, false, false, 0, 0, 0, null, null, null, FIRST, FIRST, FIRST, Duration.ZERO, true,
                true);
    }
}
