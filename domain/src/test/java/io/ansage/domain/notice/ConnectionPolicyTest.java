package io.ansage.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.notice.ConnectionTruths.Change;
import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripSituation.LegView;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.timetable.ChangeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One train arrives at 08:00, the next leaves at 08:12. */
class ConnectionPolicyTest {

    private static final Instant ARRIVAL = Instant.parse("2025-10-03T08:00:00Z");
    private static final Instant DEPARTURE = Instant.parse("2025-10-03T08:12:00Z");

    private final TripPolicy policy = new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT));
    // Whoever wants to hear of no delays: only the connection speaks here.
    private final Preferences preferences = new Preferences(0, "en");
    private final List<String> said = new ArrayList<>();
    private TripTold told = TripTold.nothing(2);
    private Instant now = Instant.parse("2025-10-03T07:00:00Z");
    private Instant settledAt = now;
    private Leg first = new Leg();
    private Leg second = new Leg();
    private @Nullable ChangeTime time;
    private @Nullable Duration waiting;

    /** What happens to a train. */
    private record Leg(int late, boolean cancelled, boolean boarded, boolean finished) {

        Leg() {
            this(0, false, false, false);
        }

        Leg late(int minutes) {
            return new Leg(minutes, cancelled, boarded, finished);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, FINE", "7, 0, FINE", "8, 0, AT_RISK", "10, 0, AT_RISK", "11, 0, BROKEN", "30, 0, BROKEN",
            "30, 30, FINE", "0, -11, BROKEN"})
    void margin_makesTheState(int feederLate, int nextLate, ConnectionState state) {
        first = first.late(feederLate);
        second = second.late(nextLate);
        assertThat(connection().state()).isEqualTo(state);
    }

    @Test
    void tightMissedAndSavedAgain_isToldOnceEach() {
        late(9);
        late(10);
        late(15);
        late(16);
        late(2);
        late(3);
        assertThat(said).containsExactly("NORMAL CONNECTION_AT_RISK", "URGENT CONNECTION_BROKEN",
                "URGENT CONNECTION_RESCUED");
    }

    @Test
    void marginThatSwingsAroundAnEdge_isToldOnce() {
        for (int i = 0; i < 15; i++) {
            late(8);
            late(7);
        }
        for (int i = 0; i < 15; i++) {
            late(11);
            late(10);
        }
        assertThat(said).containsExactly("NORMAL CONNECTION_AT_RISK", "URGENT CONNECTION_BROKEN");
    }

    @Test
    void whoBelievesItMissed_hearsThatThereIsAChance() {
        late(20);
        late(8);
        assertThat(said).containsExactly("URGENT CONNECTION_BROKEN", "URGENT CONNECTION_AT_RISK");
    }

    @Test
    void onlyWhoWasTold_hearsThatItWorks() {
        settledAt = now.plusSeconds(30);
        first = first.late(9);
        assertThat(policy.decide(situation())).isEqualTo(new Hold(settledAt, SilenceReason.SETTLING));
        late(1);
        assertThat(said).isEmpty();
    }

    @Test
    void trainThatWaits_saysSo_andStaysSo_untilItWaitsNoMore() {
        late(15);
        waiting = Duration.ofMinutes(10);
        late(16);
        second = second.late(9);
        late(17);
        second = second.late(0);
        waiting = null;
        late(17);
        assertThat(said).containsExactly("URGENT CONNECTION_BROKEN", "URGENT CONNECTION_HELD",
                "URGENT CONNECTION_BROKEN");
    }

    @Test
    void trainThatDoesNotWaitLongEnough_isMissed() {
        waiting = Duration.ofMinutes(3);
        late(15);
        assertThat(said).containsExactly("URGENT CONNECTION_BROKEN");
    }

    @Test
    void timetable_saysHowLongAChangeTakes() {
        time = new ChangeTime(8, true);
        late(5);
        assertThat(said).containsExactly("URGENT CONNECTION_BROKEN");
    }

    @Test
    void changeThatWasPlannedTight_isNoNewsAsPlanned() {
        time = new ChangeTime(15, true);
        late(0);
        assertThat(said).isEmpty();
    }

    @Test
    void trainThatDoesNotRun_saysItAll() {
        second = new Leg(0, true, false, false);
        late(30);
        assertThat(said).containsExactly("URGENT CANCELLED");
        late(31);
        assertThat(said).hasSize(1);
    }

    @Test
    void whoHasChanged_hearsNothingOfIt() {
        second = new Leg(0, false, true, false);
        first = new Leg(9, false, true, true);
        ask();
        assertThat(said).isEmpty();
    }

    @Test
    void trainThatLeftBeforeTheirsArrived_isMissed() {
        second = new Leg(0, false, true, false);
        first = new Leg(20, false, true, false);
        ask();
        assertThat(said).containsExactly("URGENT CONNECTION_BROKEN");
    }

    @Test
    void hoursAhead_itIsTooEarlyToTell() {
        now = Instant.parse("2025-10-03T04:00:00Z");
        settledAt = now;
        first = first.late(30);
        assertThat(policy.decide(situation()))
                .isEqualTo(new Hold(Instant.parse("2025-10-03T05:30:00Z"), SilenceReason.OUT_OF_WINDOW));
    }

    @Test
    void beforeSending_theConnectionIsAskedOnceMore() {
        var before = told;
        first = first.late(20);
        var gate = new SendGate(policy);
        var tell = (Tell) policy.decide(situation());
        assertThat(tell.leg()).isZero();
        assertThat(check(gate, before, tell)).isEmpty();
        first = first.late(0);
        assertThat(check(gate, before, tell)).contains(SilenceReason.SUPERSEDED);
        first = new Leg(20, false, true, true);
        second = new Leg(0, false, true, false);
        assertThat(check(gate, before, tell)).contains(SilenceReason.PASSED);
    }

    private java.util.Optional<SilenceReason> check(SendGate gate, TripTold before, Tell tell) {
        return gate.check(true, new TripTruth(List.of(arriving(), leaving()), List.of(connection())), tell.leg(),
                tell.reason(), before, tell.after(), tell.usefulUntil(), now);
    }

    private void late(int minutes) {
        first = first.late(minutes);
        ask();
    }

    private void ask() {
        if (policy.decide(situation()) instanceof Tell tell) {
            said.add(tell.noticeClass() + " " + tell.reason());
            told = tell.after();
        }
        now = now.plusSeconds(60);
    }

    private TripSituation situation() {
        return new TripSituation(List.of(new LegView(arriving(), settledAt), new LegView(leaving(), settledAt)),
                List.of(connection()), told, preferences, now, false);
    }

    private ConnectionTruth connection() {
        return ConnectionTruths.between(arriving(), leaving(), new Change(ARRIVAL, time, waiting),
                ConnectionLimits.DEFAULT);
    }

    private LegTruth arriving() {
        return truth(first, ARRIVAL.minusSeconds(1800), ARRIVAL);
    }

    private LegTruth leaving() {
        return truth(second, DEPARTURE, DEPARTURE.plusSeconds(1800));
    }

    private static LegTruth truth(Leg leg, Instant departs, Instant arrives) {
        var late = Duration.ofMinutes(leg.late());
        return new LegTruth(leg.cancelled(), false, false, leg.late(), leg.late(), 0, null, null, null, departs,
                departs.plus(late), arrives.plus(late), Duration.ZERO, leg.boarded(), leg.finished());
    }
}
