package io.ansage.domain.notice;

import static io.ansage.domain.observation.Reports.FEED;
import static io.ansage.domain.observation.Reports.ID;
import static io.ansage.domain.observation.Reports.PLAN;
import static io.ansage.domain.observation.Reports.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.command.CancelStopCall;
import io.ansage.domain.journey.command.ChangePlatform;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.command.RecordPassing;
import io.ansage.domain.journey.command.RecordTimes;
import io.ansage.domain.journey.command.ReinstateStopCall;
import io.ansage.domain.journey.command.ScheduleJourney;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.notice.NoticeDecision.Silent;
import io.ansage.domain.notice.NoticeDecision.Tell;
import io.ansage.domain.observation.Reports;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pitfalls of other systems that a decision about one passenger can fall into; numbered as in docs/pitfalls.md. */
class PitfallsTest {

    private static final NoticeParameters PARAMETERS = NoticeParameters.DEFAULT;
    private static final NoticePolicy POLICY = new NoticePolicy(PARAMETERS);
    private static final SendGate GATE = new SendGate(new TripPolicy(POLICY));
    private static final TripTold NOTHING = TripTold.nothing(1);
    private static final Leg B_TO_C = new Leg(ID, 2, 3);

    @Test
    void p02_manyFactsAboutOneTrain_areOneMessageThatHoldsThemAll() {
        var morning = PolicyTimeline.start().at("06:50").delay(20).platform("7").settle();

        assertThat(morning.told).containsExactly("NORMAL FIRST_DELAY");
        assertThat(morning.belief().platform()).isEqualTo(new Platform("7"));
        assertThat(morning.belief().departure().contains(20)).isTrue();
        assertThat(morning.belief().arrival().contains(20)).isTrue();
    }

    @Test
    void p04_whatSaysTheSame_isKnownByWhatItSays_notByItsNumberOrTime() {
        var told = ((Tell) decide(train(late(2, 20)), LastTold.NOTHING, "09:00")).after();
        var again = ((Tell) decide(train(late(2, 20)), LastTold.NOTHING, "09:05")).after();
        var worse = ((Tell) decide(train(late(2, 60)), told, "09:05")).after();

        assertThat(again).isNotEqualTo(told);
        assertThat(again.saysTheSameAs(told)).isTrue();
        assertThat(worse.saysTheSameAs(told)).isFalse();
        assertThat(decide(train(late(2, 20)), told, "09:10")).isEqualTo(new Silent(SilenceReason.COVERED));
    }

    @Test
    void p07_platformThatChangedAgainWhileTheProviderWasDown_isNotSent() {
        var nine = LegTruths.of(train(new ChangePlatform(ID, 2, new Platform("9"), report("09:00"))), B_TO_C,
                at("09:00"), PARAMETERS);
        var eight = LegTruths.of(train(new ChangePlatform(ID, 2, new Platform("8"), report("09:01"))), B_TO_C,
                at("09:01"), PARAMETERS);
        var saysNine = new LastTold(1, false, false, false, DelayRange.ON_TIME, DelayRange.ON_TIME, new Platform("9"),
                null, 0, 1, at("09:00"));

        assertThat(POLICY.stillTrue(nine, saysNine)).isTrue();
        assertThat(POLICY.stillTrue(eight, saysNine)).isFalse();
    }

    @Test
    void p09_whoeverIsAskedAgainAfterARestart_answersTheSame() {
        var morning = PolicyTimeline.start().at("06:50").delay(12).settle();
        assertThat(morning.decideAgain()).isEqualTo(morning.decideAgain())
                .isEqualTo(new Silent(SilenceReason.COVERED));
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "RUNS_AGAIN", "PLATFORM", "EARLY", "BOARDING_CANCELLED"})
    void p14_newsAboutBoarding_isDroppedOnceTheTrainHasLeft_howeverUsefulItWasMeantToBe(NoticeReason reason) {
        var ahead = LegTruths.of(train(), B_TO_C, at("10:10"), PARAMETERS);
        var left = LegTruths.of(train(passed(2, CallPhase.DEPARTED, "10:20")), B_TO_C, at("10:21"), PARAMETERS);

        assertThat(sendable(ahead, reason, "10:10")).isEmpty();
        assertThat(sendable(left, reason, "10:21")).contains(SilenceReason.PASSED);
        assertThat(sendable(left, NoticeReason.WORSE, "10:21")).as("the arrival is still ahead").isEmpty();
    }

    @Test
    void p14_afterItsTime_orTheArrival_nothingIsSent() {
        var ahead = LegTruths.of(train(), B_TO_C, at("10:10"), PARAMETERS);
        var arrived = LegTruths.of(train(passed(3, CallPhase.ARRIVED, "10:39")), B_TO_C, at("10:39"), PARAMETERS);

        assertThat(
                GATE.check(true, new TripTruth(List.of(ahead), List.of()), 0, NoticeReason.WORSE, NOTHING, NOTHING,
                        at("10:09"), at("10:10")))
                .contains(SilenceReason.PASSED);
        assertThat(sendable(arrived, NoticeReason.WORSE, "10:39")).contains(SilenceReason.PASSED);
    }

    @Test
    void p14_whomTheTrainPassedBy_isToldNothingOfItsArrival() {
        var passedBy = train(new CancelStopCall(ID, 2, null, report("09:00")),
                passed(2, CallPhase.DEPARTED, "10:20"), late(3, 40));

        assertThat(decide(passedBy, new LastTold(1, false, true, false, DelayRange.ON_TIME, DelayRange.ON_TIME, null,
                null, 0, 0, null), "10:25")).isEqualTo(new Silent(SilenceReason.PASSED));
    }

    @Test
    void p17_onlyTheOwnSegmentCounts() {
        var elsewhere = train(late(4, 30), new CancelStopCall(ID, 1, null, report("09:00")),
                new CancelStopCall(ID, 4, null, report("09:00")),
                new ChangePlatform(ID, 3, new Platform("9"), report("09:00")),
                new ChangePlatform(ID, 4, new Platform("9"), report("09:00")));

        assertThat(decide(elsewhere, LastTold.NOTHING, "09:00")).isInstanceOf(Silent.class);
        assertThat(decide(train(late(3, 30)), LastTold.NOTHING, "09:00")).isInstanceOf(Tell.class);
        assertThat(decide(train(new CancelStopCall(ID, 2, null, report("09:00"))), LastTold.NOTHING, "09:00"))
                .isInstanceOf(Tell.class);
    }

    @Test
    void p18_nothingKnown_isNoPunctuality() {
        var truth = LegTruths.of(train(), B_TO_C, at("09:00"), PARAMETERS);

        assertThat(truth.departureDelay()).isNull();
        assertThat(truth.arrivalLateness()).isNull();
        assertThat(decide(train(), LastTold.NOTHING, "09:00")).isEqualTo(new Silent(SilenceReason.UNKNOWN));
        // Told late, then no more is known: that is no recovery either.
        var late = new LastTold(1, false, false, false, new DelayRange(10, 20), new DelayRange(10, 20), null, null, 15,
                1, at("08:30"));
        assertThat(decide(train(), late, "09:00")).isEqualTo(new Silent(SilenceReason.UNKNOWN));
    }

    @Test
    void p20_rerouted_eachMissingCallOfOnesOwnIsTold_andEachThatComesBack() {
        var none = train(skipped(2), skipped(3));
        var first = (Tell) decide(none, LastTold.NOTHING, "09:00");
        assertThat(first.reason()).isEqualTo(NoticeReason.BOARDING_CANCELLED);
        assertThat(first.after().alightingCancelled()).as("what they have not read they do not believe").isFalse();

        var boards = train(skipped(2), skipped(3), new ReinstateStopCall(ID, 2, report("09:01")));
        var second = (Tell) decide(boards, first.after(), "09:01");
        assertThat(second.reason()).isEqualTo(NoticeReason.ALIGHTING_CANCELLED);
        assertThat(decide(boards, second.after(), "09:02")).isEqualTo(new Silent(SilenceReason.INHIBITED));

        var both = train(skipped(2), skipped(3), new ReinstateStopCall(ID, 2, report("09:01")),
                new ReinstateStopCall(ID, 3, report("09:03")));
        assertThat(((Tell) decide(both, second.after(), "09:03")).reason()).isEqualTo(NoticeReason.CALLS_AGAIN);
    }

    @Test
    void p20_whoKnewOfBothMissingCalls_hearsOfTheOneThatStaysMissing_whenTheOtherComesBack() {
        var knewBoth = new LastTold(2, false, true, true, DelayRange.ON_TIME, DelayRange.ON_TIME, null, null, 0, 0,
                at("08:50"));

        assertThat(((Tell) decide(train(skipped(3)), knewBoth, "09:01")).reason())
                .isEqualTo(NoticeReason.ALIGHTING_CANCELLED);
    }

    @Test
    void p25_recoveryBringsTheNewTimeToLeaveBy() {
        var told = ((Tell) decide(train(late(2, 40)), LastTold.NOTHING, "09:30")).after();
        var recovered = (Tell) decide(train(late(2, 12)), told, "09:45");

        assertThat(recovered.noticeClass()).isEqualTo(NoticeClass.URGENT);
        assertThat(recovered.reason()).isEqualTo(NoticeReason.BETTER);
        assertThat(recovered.after().shownMinutes()).isEqualTo(12);
        assertThat(recovered.usefulUntil()).as("the new departure").isEqualTo(at("10:32"));
    }

    private static Optional<SilenceReason> sendable(LegTruth truth, NoticeReason reason, String now) {
        return GATE.check(true, new TripTruth(List.of(truth), List.of()), 0, reason, NOTHING, NOTHING, at("12:00"),
                at(now));
    }

    private static NoticeDecision decide(JourneyOutlook outlook, LastTold told, String now) {
        Instant instant = at(now);
        return POLICY.decide(new Situation(LegTruths.of(outlook, B_TO_C, instant, PARAMETERS), told,
                Preferences.DEFAULT, instant, instant, false));
    }

    private static JourneyOutlook train(JourneyCommand... news) {
        var scheduled = Reports.after(null, List.of(new ScheduleJourney(ID, PLAN.trainNumber(), null, "D", PLAN.zone(),
                PLAN.calls(), Report.of(new Source("timetable", SourceKind.TIMETABLE), at("06:00"), at("06:00")))));
        return news.length == 0 ? scheduled : Reports.after(scheduled, Arrays.asList(news));
    }

    /** Late at this call only. */
    private static RecordTimes late(int order, int minutes) {
        var call = PLAN.calls().get(order - 1);
        return new RecordTimes(ID, null, List.of(CallTimes.expected(order, plus(call.aimedArrival(), minutes),
                plus(call.aimedDeparture(), minutes))), null, report("09:00"));
    }

    private static CancelStopCall skipped(int order) {
        return new CancelStopCall(ID, order, null, report("09:00"));
    }

    private static RecordPassing passed(int order, CallPhase phase, String time) {
        return new RecordPassing(ID, order, phase, at(time), report(time));
    }

    private static Report report(String time) {
        return Report.of(FEED, at(time), at(time));
    }

    private static @Nullable Instant plus(
            @Nullable Instant time, int minutes) {
        return time == null ? null : time.plusSeconds(60L * minutes);
    }
}
