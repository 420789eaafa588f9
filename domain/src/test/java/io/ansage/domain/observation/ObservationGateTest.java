package io.ansage.domain.observation;

import static io.ansage.domain.observation.Reports.BATCH;
import static io.ansage.domain.observation.Reports.ENDS;
import static io.ansage.domain.observation.Reports.ID;
import static io.ansage.domain.observation.Reports.OPERATOR;
import static io.ansage.domain.observation.Reports.OTHER_FEED;
import static io.ansage.domain.observation.Reports.PLAN;
import static io.ansage.domain.observation.Reports.at;
import static io.ansage.domain.observation.Reports.call;
import static io.ansage.domain.observation.Reports.cancelled;
import static io.ansage.domain.observation.Reports.expected;
import static io.ansage.domain.observation.Reports.late;
import static io.ansage.domain.observation.Reports.named;
import static io.ansage.domain.observation.Reports.passed;
import static io.ansage.domain.observation.Reports.platform;
import static io.ansage.domain.observation.Reports.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyStatus;
import io.ansage.domain.journey.Report;
import io.ansage.domain.observation.Reports.Said;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationGateTest {

    private static final Said RUNNING = said("10:10").status(ReportedStatus.RUNNING);

    private @Nullable JourneyOutlook known;
    private @Nullable Instant lastObservedAt;

    @Test
    void unknownJourney_isScheduledByTheTimetable_thenChanged() {
        var decision = decide(RUNNING.delay(7));

        assertThat(decision).isInstanceOfSatisfying(GateDecision.Visible.class,
                v -> assertThat(v.commands()).extracting(c -> c.getClass().getSimpleName())
                        .containsExactly("ScheduleJourney", "RecordTimes"));
    }

    @Test
    void unknownJourney_withoutAnyPlan_isUnmatched() {
        var decision = ObservationGate.decide(null, RUNNING.observation(), ID, null, at("10:10"), null);

        assertThat(quarantined(decision)).isEqualTo(QuarantineReason.UNMATCHED);
    }

    @Test
    void unknownJourney_isScheduledByTheFeedItself_whereNoTimetableKnowsIt() {
        var decision = ObservationGate.decide(null, said("09:00").status(ReportedStatus.SCHEDULED)
                .plan(ENDS)
                .observation(), ID, null, at("09:00"), null);

        assertThat(decision).isInstanceOf(GateDecision.Visible.class);
    }

    static Stream<Arguments> saidTwice() {
        return Stream.of(said("10:10").delay(7), said("10:10").calls(expected(2, "10:30", "10:31")),
                said("10:10").calls(late(3, 300, 320)), said("10:10").calls(platform(3, "4")),
                said("10:10").calls(cancelled(3, true)), said("10:10").calls(passed(2, CallPhase.ARRIVED)),
                said("10:10").cause("Signal failure"), said("10:10").status(ReportedStatus.CANCELLED),
                said("10:10").status(ReportedStatus.COMPLETED).delay(3)).map(s -> arguments(s));
    }

    @ParameterizedTest
    @MethodSource("saidTwice")
    void news_isVisibleOnce_andNothingNewTheSecondTime(Said news) {
        scheduled();
        assertThat(decide(news)).isInstanceOf(GateDecision.Visible.class);

        assertThat(decide(news)).isInstanceOf(GateDecision.Suppressed.class);
    }

    static Stream<Arguments> invisible() {
        return Stream.of(
                arguments("seconds only", expected(2, "10:30:00", "10:31:00"), expected(2, "10:30:59", "10:31:20")),
                arguments("same platform", platform(2, "4"), platform(2, "4")),
                arguments("call served as planned", call(2), cancelled(2, false)),
                arguments("earlier phase", passed(2, CallPhase.DEPARTED), passed(2, CallPhase.ARRIVED)),
                arguments("passing an earlier call", passed(3, CallPhase.ARRIVED), passed(2, CallPhase.DEPARTED)),
                arguments("platform of a call left", passed(2, CallPhase.DEPARTED), platform(2, "9")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invisible")
    void p12_whatNoDisplayWouldShow_changesNothing(String name, ObservedCall first, ObservedCall second) {
        scheduled();
        decide(said("10:10").calls(first));

        assertThat(suppressed(decide(said("10:11").calls(second)))).isEqualTo(SuppressionReason.NO_VISIBLE_CHANGE);
    }

    @Test
    void p18_firstWordOfPunctuality_isVisible_forUnknownIsNotOnTime() {
        scheduled();

        assertThat(decide(RUNNING.delay(0))).isInstanceOf(GateDecision.Visible.class);
        assertThat(known().delayMinutes()).isZero();
    }

    @Test
    void p01_sameContentUnderANewIdAndTime_changesNothing_howeverOftenItComes() {
        scheduled();
        var said = said("10:10").status(ReportedStatus.RUNNING)
                .calls(expected(2, "10:29", "10:30"), platform(3, "4"), cancelled(4, true))
                .cause("Storm");
        assertThat(decide(said)).isInstanceOf(GateDecision.Visible.class);
        var state = known();

        for (int copy = 1; copy <= 7; copy++) {
            var o = new Said(Report.of(Reports.FEED, at("10:10").plusSeconds(copy), at("10:11")), said.status(), null,
                    said.calls(), said.cause(), null).observation();
            var again = new Observation("copy-" + copy, o.report(), o.journey(), o.status(), null, o.calls(), o.cause(),
                    null, null);
            assertThat(suppressed(decideOn(again, PLAN))).isEqualTo(SuppressionReason.NO_VISIBLE_CHANGE);
        }
        assertThat(known()).isEqualTo(state);
    }

    @Test
    void p33_orderInWhichCallsAreNamed_isNotTrusted() {
        scheduled();

        decide(said("10:10").calls(expected(4, "11:07", null), expected(2, "10:24", "10:25"),
                expected(3, "10:45", "10:46")));

        assertThat(known().calls().stream().map(CallOutlook::arrivalDelay)).containsExactly(null, 5, 6, 7);
    }

    @Test
    void p28_olderObservation_changesNothing() {
        scheduled();
        decide(said("10:10").delay(7));

        assertThat(suppressed(decide(said("10:09").delay(5)))).isEqualTo(SuppressionReason.OLDER_THAN_KNOWN);
    }

    @Test
    void p28_olderObservation_changesNothing_afterARestartEither() {
        scheduled();
        decide(said("10:10").delay(7));
        lastObservedAt = null;

        assertThat(suppressed(decide(said("10:09").delay(5)))).isEqualTo(SuppressionReason.OLDER_THAN_KNOWN);
    }

    @Test
    void p29_suppressedObservation_agesToo() {
        scheduled();
        decide(said("10:10").delay(7));
        decide(said("10:12").delay(7));

        assertThat(suppressed(decide(said("10:11").delay(5)))).isEqualTo(SuppressionReason.OLDER_THAN_KNOWN);
    }

    static Stream<Arguments> impossible() {
        return Stream.of(arguments(said("10:15:01"), QuarantineReason.FROM_THE_FUTURE),
                arguments(said("10:10").delay(1443), QuarantineReason.IMPLAUSIBLE_DELAY),
                arguments(said("10:10").delay(-720), QuarantineReason.IMPLAUSIBLE_DELAY),
                arguments(said("10:10").calls(late(2, 86_580, null)), QuarantineReason.IMPLAUSIBLE_DELAY),
                arguments(said("10:10").calls(expected(2, "22:19", null)), QuarantineReason.IMPLAUSIBLE_DELAY),
                arguments(said("10:10").calls(call(17)), QuarantineReason.UNKNOWN_STOP),
                arguments(said("10:10").calls(named("Nowhere", CallPhase.ARRIVED)), QuarantineReason.UNKNOWN_STOP),
                arguments(said("10:10").calls(expected(2, "11:30", null), expected(3, "11:00", null)),
                        QuarantineReason.IMPOSSIBLE_TIMES));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBe_isSetAside_andChangesNothing(Said news, QuarantineReason reason) {
        scheduled();
        var before = known();

        var decision = ObservationGate.decide(before, news.observation(), ID, PLAN, at("10:10"), null);

        assertThat(quarantined(decision)).isEqualTo(reason);
    }

    @Test
    void delayJustBelowTheLimit_isBelieved() {
        scheduled();

        assertThat(decide(said("10:10").delay(719))).isInstanceOf(GateDecision.Visible.class);
    }

    @Test
    void unknownStop_doesNotStopItsNeighbours() {
        scheduled();

        var decision = decide(said("10:10").calls(named("Nowhere", CallPhase.AHEAD), expected(3, "10:50", null)));

        assertThat(decision).isInstanceOf(GateDecision.Visible.class);
        assertThat(known().arrivalDelayAt(3)).isEqualTo(11);
    }

    @Test
    void p32_timesThatGoBackALittle_arePushedForward() {
        scheduled();

        decide(said("10:10").calls(expected(2, "10:45", "10:46"), expected(3, "10:40", null)));

        assertThat(call3().arrival()).isEqualTo(at("10:46"));
    }

    @Test
    void runningTrainLongBeforeItsDeparture_isLeftOverFromEarlier_andCreatesNothing() {
        assertThat(suppressed(decide(said("06:59").status(ReportedStatus.RUNNING).delay(22))))
                .isEqualTo(SuppressionReason.STALE_BLOCK);
        assertThat(known).isNull();
        scheduled();
        assertThat(suppressed(decide(said("06:59").status(ReportedStatus.RUNNING)
                .delay(22)
                .calls(passed(3, CallPhase.DEPARTED))))).isEqualTo(SuppressionReason.STALE_BLOCK);
        assertThat(decide(said("07:00").status(ReportedStatus.RUNNING).delay(22)))
                .isInstanceOf(GateDecision.Visible.class);
    }

    @Test
    void cancellationAndReinstatement() {
        scheduled();
        decide(said("10:10").status(ReportedStatus.CANCELLED).cause("Strike"));
        assertThat(known().cancelled()).isTrue();

        assertThat(suppressed(decide(said("10:11").delay(5)))).isEqualTo(SuppressionReason.NO_VISIBLE_CHANGE);
        assertThat(known().cancelled()).as("a delay alone reinstates nothing").isTrue();

        decide(said("10:12").status(ReportedStatus.RUNNING).delay(25));
        assertThat(known().cancelled()).isFalse();
        assertThat(known().delayMinutes()).isEqualTo(25);
    }

    @Test
    void p26_predictionOfAnotherSource_doesNotUndoACancellation_butATrainThatRunsDoes() {
        scheduled();
        decide(said("10:10").status(ReportedStatus.CANCELLED));

        decide(said(OTHER_FEED, "10:11").status(ReportedStatus.SCHEDULED));
        assertThat(known().cancelled()).isTrue();
        decide(said(OTHER_FEED, "10:12").status(ReportedStatus.RUNNING));
        assertThat(known().cancelled()).isFalse();
    }

    @Test
    void operatorsWord_holdsAgainstTheFeed_untilItExpires() {
        scheduled();
        decide(said(OPERATOR, "10:10").delay(20).holdsUntil("10:30"));

        assertThat(suppressed(decide(said("10:20").delay(5)))).isEqualTo(SuppressionReason.BETTER_SOURCE_HOLDS);
        assertThat(decide(said("10:31").delay(5))).isInstanceOf(GateDecision.Visible.class);
        assertThat(known().delayMinutes()).isEqualTo(5);
    }

    @Test
    void operatorConfirmingWhatTheFeedSaid_takesTheFactOver() {
        scheduled();
        decide(said("10:10").delay(20));
        decide(said(OPERATOR, "10:10").delay(20));

        assertThat(suppressed(decide(said("10:12").delay(22)))).isEqualTo(SuppressionReason.BETTER_SOURCE_HOLDS);
    }

    @Test
    void factsAgeIndependently_soTheFeedMayStillReportPlatformsBesideAnOperatorsDelay() {
        scheduled();
        decide(said(OPERATOR, "10:10").delay(20));

        decide(said("10:11").delay(5).calls(platform(3, "4")));

        assertThat(known().delayMinutes()).isEqualTo(20);
        assertThat(call3().platform()).hasToString("4");
    }

    @Test
    void trainRunningAgainAfterItsEnd_isACorrection_andTheSameAgainNothing() {
        scheduled();
        decide(said("11:15").status(ReportedStatus.COMPLETED).delay(15));

        decide(said("14:34").status(ReportedStatus.RUNNING).delay(268));
        assertThat(known().status()).isEqualTo(JourneyStatus.COMPLETED);
        assertThat(known().corrected()).isTrue();
        assertThat(known().delayMinutes()).isEqualTo(268);

        assertThat(suppressed(decide(said("14:35").status(ReportedStatus.RUNNING).delay(268))))
                .isEqualTo(SuppressionReason.AFTER_COMPLETION);
    }

    @Test
    void batchFile_isSilentWhileTheTrainRuns_andCorrectsAfterwards() {
        scheduled();
        decide(RUNNING.delay(10));
        assertThat(suppressed(decide(said(BATCH, "10:12").delay(60))))
                .isEqualTo(SuppressionReason.BETTER_SOURCE_HOLDS);

        decide(said("11:15").status(ReportedStatus.COMPLETED).delay(15));
        decide(said(BATCH, "11:16").status(ReportedStatus.COMPLETED).delay(16).learnedAt("23:00"));
        assertThat(known().delayMinutes()).isEqualTo(16);
        assertThat(known().corrected()).isTrue();

        decide(said("11:16").status(ReportedStatus.COMPLETED).delay(15));
        assertThat(known().delayMinutes()).as("older than the file").isEqualTo(16);
    }

    @Test
    void trainThatFellSilent_isEndedByTheBatchFile() {
        scheduled();
        decide(RUNNING.delay(136));

        decide(said(BATCH, "13:20").status(ReportedStatus.COMPLETED).delay(140).learnedAt("23:00"));

        assertThat(known().completed()).isTrue();
        assertThat(known().delayMinutes()).isEqualTo(140);
    }

    @Test
    void callsAreLearnedFromTexts_inTheOrderOfTravel() {
        learn("10:05", "A", CallPhase.DEPARTED, "X");
        learn("10:10", "X", CallPhase.ARRIVED, "Y");
        learn("10:15", "W", CallPhase.DEPARTED, "Y");
        learn("10:20", "Y", CallPhase.DEPARTED, "D");

        assertThat(stops()).containsExactly("A", "X", "W", "Y", "D");
        assertThat(known().calls()).extracting(CallOutlook::departed)
                .containsExactly(true, true, true, true, false);
    }

    @Test
    void trainGoingBackInTheText_addsNothing_andPassesNothingBack() {
        learn("10:05", "A", CallPhase.DEPARTED, "X");
        learn("10:10", "X", CallPhase.DEPARTED, "Y");
        learn("10:15", "Y", CallPhase.ARRIVED, "D");
        var before = known();

        learn("10:16", "X", CallPhase.ARRIVED, "Z");

        assertThat(known()).isEqualTo(before);
    }

    @Test
    void overtakenMessages_stillTeachThePlacePassed() {
        learn("10:05", "A", CallPhase.DEPARTED, "X");
        learn("10:15", "Y", CallPhase.DEPARTED, "Z");
        learn("10:14", "W", CallPhase.DEPARTED, "Y");

        assertThat(stops()).containsExactly("A", "W", "Y", "Z", "X", "D");
    }

    @Test
    void manyCallsCanBeLearned_beforeRoomRunsOut() {
        for (int i = 0; i < 60; i++) {
            learn("10:" + (10 + i / 2) + (i % 2 == 0 ? ":00" : ":30"), "S" + i, CallPhase.DEPARTED, "D");
        }

        assertThat(stops()).hasSize(62).startsWith("A", "S0", "S1").endsWith("S59", "D");
    }

    private void learn(String time, String here, CallPhase phase, String next) {
        decideOn(said(time).status(ReportedStatus.RUNNING)
                .plan(ENDS)
                .calls(named(here, phase), named(next, CallPhase.AHEAD))
                .observation(), null);
    }

    private List<String> stops() {
        return known().calls().stream().map(c -> c.planned().stopName()).toList();
    }

    private void scheduled() {
        known = null;
        decide(said("06:00").status(ReportedStatus.SCHEDULED));
        lastObservedAt = null;
    }

    private GateDecision decide(Said said) {
        return decideOn(said.observation(), PLAN);
    }

    private GateDecision decideOn(Observation o, io.ansage.domain.timetable.@Nullable PlannedJourney planned) {
        var seen = o.report().source().equals(Reports.FEED) ? lastObservedAt : null;
        var decision = ObservationGate.decide(known, o, ID, planned, o.report().knownAt(), seen);
        if (decision instanceof GateDecision.Visible visible) {
            known = Reports.after(known, visible.commands());
        }
        if (o.report().source().equals(Reports.FEED) && !(decision instanceof GateDecision.Quarantined)
                && (lastObservedAt == null || o.report().observedAt().isAfter(lastObservedAt))) {
            lastObservedAt = o.report().observedAt();
        }
        return decision;
    }

    private JourneyOutlook known() {
        return java.util.Objects.requireNonNull(known);
    }

    private CallOutlook call3() {
        return known().findCall(3).orElseThrow();
    }

    private static SuppressionReason suppressed(GateDecision decision) {
        assertThat(decision).isInstanceOf(GateDecision.Suppressed.class);
        return ((GateDecision.Suppressed) decision).reason();
    }

    private static QuarantineReason quarantined(GateDecision decision) {
        assertThat(decision).isInstanceOf(GateDecision.Quarantined.class);
        return ((GateDecision.Quarantined) decision).reason();
    }
}
