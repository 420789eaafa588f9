package io.ansage.domain.journey;

import static io.ansage.domain.observation.Reports.FEED;
import static io.ansage.domain.observation.Reports.ID;
import static io.ansage.domain.observation.Reports.OPERATOR;
import static io.ansage.domain.observation.Reports.PLAN;
import static io.ansage.domain.observation.Reports.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ansage.domain.journey.command.AddStopCall;
import io.ansage.domain.journey.command.CancelJourney;
import io.ansage.domain.journey.command.CancelStopCall;
import io.ansage.domain.journey.command.ChangePlatform;
import io.ansage.domain.journey.command.CompleteJourney;
import io.ansage.domain.journey.command.CorrectJourney;
import io.ansage.domain.journey.command.HoldConnection;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.command.PublishJourneyMessage;
import io.ansage.domain.journey.command.RecordPassing;
import io.ansage.domain.journey.command.RecordTimes;
import io.ansage.domain.journey.command.ReinstateJourney;
import io.ansage.domain.journey.command.ReinstateStopCall;
import io.ansage.domain.journey.command.ReleaseConnection;
import io.ansage.domain.journey.command.ScheduleJourney;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.Reports;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.jspecify.annotations.Nullable;

class JourneyRulesTest {

    private static final Report REPORT = Report.of(FEED, at("10:10"), at("10:10"));
    private static final JourneyCommand SCHEDULE = new ScheduleJourney(ID, PLAN.trainNumber(), null, "D", PLAN.zone(),
            PLAN.calls(), Report.of(new Source("timetable", SourceKind.TIMETABLE), at("06:00"), at("06:00")));
    private static final JourneyCommand CANCEL = new CancelJourney(ID, new Cause("Strike"), REPORT);
    private static final JourneyCommand SKIP = new CancelStopCall(ID, 3, null, REPORT);
    private static final JourneyCommand END = new CompleteJourney(ID, at("11:10"), REPORT);

    private static final JourneyId FEEDER = JourneyId.parse("ie:A100:2025-10-03");
    private static final JourneyCommand HOLD = new HoldConnection(ID, 2, FEEDER, 6, REPORT);

    static Stream<Arguments> eachCommand() {
        return Stream.of(arguments(List.of(), new RecordTimes(ID, 7, List.of(), null, REPORT), "TimesChanged"),
                arguments(List.of(), new RecordTimes(ID, null, List.of(), new Cause("Snow"), REPORT), "TimesChanged"),
                arguments(List.of(), CANCEL, "JourneyCancelled"),
                arguments(List.of(CANCEL), new ReinstateJourney(ID, REPORT), "JourneyReinstated"),
                arguments(List.of(), SKIP, "StopCallCancelled"),
                arguments(List.of(SKIP), new ReinstateStopCall(ID, 3, REPORT), "StopCallReinstated"),
                arguments(List.of(),
                        new AddStopCall(ID, new StopCall(9, new StopId("ie:E"), "E", null, null, null), REPORT),
                        "StopCallAdded"),
                arguments(List.of(), new ChangePlatform(ID, 2, new Platform("3"), REPORT), "PlatformChanged"),
                arguments(List.of(), new RecordPassing(ID, 2, CallPhase.ARRIVED, at("10:21"), REPORT),
                        "StopCallPassed"),
                arguments(List.of(), END, "JourneyCompleted"),
                arguments(List.of(END), new CorrectJourney(ID, 12, List.of(), "late report", REPORT),
                        "JourneyCorrected"),
                arguments(List.of(END), new RecordTimes(ID, 12, List.of(), null, REPORT), "JourneyCorrected"),
                arguments(List.of(), new PublishJourneyMessage(ID, "m1", "Change at B", REPORT),
                        "JourneyMessagePublished"),
                arguments(List.of(), HOLD, "ConnectionHeld"),
                arguments(List.of(HOLD), new HoldConnection(ID, 2, FEEDER, 9, REPORT), "ConnectionHeld"),
                arguments(List.of(HOLD), new ReleaseConnection(ID, FEEDER, REPORT), "ConnectionReleased"));
    }

    @ParameterizedTest
    @MethodSource("eachCommand")
    void command_makesItsEventOnce(List<JourneyCommand> before, JourneyCommand command, String event) {
        var state = Reports.after(Reports.after(null, List.of(SCHEDULE)), before);

        var events = decide(state, command);

        assertThat(events).extracting(e -> e.getClass().getSimpleName()).containsExactly(event);
        assertThat(decide(JourneyFold.after(state, events.getFirst()), command)).isEmpty();
    }

    static Stream<Arguments> impossible() {
        return Stream.of(arguments(new ChangePlatform(ID, 17, null, REPORT), QuarantineReason.UNKNOWN_STOP),
                arguments(new RecordTimes(ID, 1443, List.of(), null, REPORT), QuarantineReason.IMPLAUSIBLE_DELAY),
                arguments(new RecordTimes(ID, null, List.of(CallTimes.expected(17, at("10:00"), null)), null, REPORT),
                        QuarantineReason.UNKNOWN_STOP),
                arguments(new CorrectJourney(ID, 5, List.of(), "too early", REPORT), QuarantineReason.REFUSED),
                arguments(
                        new AddStopCall(ID, new StopCall(2, new StopId("ie:E"), "E", null, null, null), REPORT),
                        QuarantineReason.REFUSED),
                arguments(new HoldConnection(ID, 17, FEEDER, 6, REPORT), QuarantineReason.UNKNOWN_STOP),
                arguments(new HoldConnection(ID, 2, FEEDER, 0, REPORT), QuarantineReason.REFUSED),
                arguments(new HoldConnection(ID, 2, FEEDER, 31, REPORT), QuarantineReason.REFUSED),
                arguments(new HoldConnection(ID, 2, ID, 6, REPORT), QuarantineReason.REFUSED),
                arguments(new HoldConnection(ID, 4, FEEDER, 6, REPORT), QuarantineReason.REFUSED));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBe_isRefusedByName(JourneyCommand command, QuarantineReason reason) {
        var state = Reports.after(null, List.of(SCHEDULE));

        assertThatThrownBy(() -> decide(state, command))
                .isInstanceOfSatisfying(JourneyRefusal.class, r -> assertThat(r.reason()).isEqualTo(reason));
    }

    @Test
    void nothingHappensToAJourneyThatIsNotScheduled() {
        assertThatThrownBy(() -> decide(null, CANCEL)).isInstanceOf(JourneyRefusal.class)
                .hasMessageContaining(ID.toString());
    }

    @Test
    void journeyThatIsOver_isNotCancelled() {
        var state = Reports.after(null, List.of(SCHEDULE, END));

        assertThatThrownBy(() -> decide(state, CANCEL)).isInstanceOf(JourneyRefusal.class);
    }

    @Test
    void trainThatHasLeft_orDoesNotRun_doesNotWait() {
        var left = Reports.after(null, List.of(SCHEDULE,
                new RecordPassing(ID, 2, CallPhase.DEPARTED, at("10:21"), REPORT)));
        var cancelled = Reports.after(null, List.of(SCHEDULE, CANCEL));

        assertThatThrownBy(() -> decide(left, HOLD)).hasMessageContaining("has left");
        assertThatThrownBy(() -> decide(cancelled, HOLD)).hasMessageContaining("does not call");
    }

    @Test
    void waits_areKeptByFeeder_theLatestDecisionStands() {
        var other = JourneyId.parse("ie:A200:2025-10-03");
        var state = Reports.after(null, List.of(SCHEDULE, HOLD, new HoldConnection(ID, 3, other, 4, REPORT),
                new HoldConnection(ID, 3, FEEDER, 9, REPORT)));

        assertThat(state.holds()).containsExactlyInAnyOrder(new ConnectionHold(other, 3, 4),
                new ConnectionHold(FEEDER, 3, 9));
        assertThat(Reports.after(state, List.of(new ReleaseConnection(ID, FEEDER, REPORT))).holds())
                .containsExactly(new ConnectionHold(other, 3, 4));
        assertThat(decide(state, new ReleaseConnection(ID, JourneyId.parse("ie:A300:2025-10-03"), REPORT))).isEmpty();
    }

    @Test
    void event_saysWhyItWasAccepted() {
        var state = Reports.after(null, List.of(SCHEDULE));
        var first = decide(state, new RecordTimes(ID, 7, List.of(), null, REPORT)).getFirst();
        var then = JourneyFold.after(state, first);
        var byOperator = Report.of(OPERATOR, at("10:11"), at("10:11"));

        assertThat(first.provenance().because()).isEqualTo(Acceptance.FIRST_REPORT);
        assertThat(decide(then, new RecordTimes(ID, 9, List.of(), null, REPORT))
                .getFirst()
                .provenance()
                .because()).isEqualTo(Acceptance.VISIBLE_CHANGE);
        assertThat(decide(then, new RecordTimes(ID, 9, List.of(), null, byOperator))
                .getFirst()
                .provenance()
                .because()).isEqualTo(Acceptance.OPERATOR_DECISION);
    }

    @Test
    void p34_causeAndTimesAge_byThemselves() {
        var later = Report.of(FEED, at("10:30"), at("10:30"));
        var state = Reports.after(null, List.of(SCHEDULE,
                new RecordTimes(ID, null, List.of(), new Cause("Snow"), later)));

        assertThat(decide(state, new RecordTimes(ID, 7, List.of(), null, REPORT))).hasSize(1);
        assertThat(decide(state, new RecordTimes(ID, null, List.of(), new Cause("Ice"), REPORT)))
                .isEmpty();
    }

    private static List<JourneyEvent> decide(@Nullable JourneyOutlook state, JourneyCommand command) {
        return switch (JourneyRules.judge(state, command)) {
            case Ruling.Accepted accepted -> accepted.events();
            case Ruling.Unchanged _ -> List.of();
            case Ruling.Refused refused -> throw new JourneyRefusal(refused.reason(), refused.detail());
        };
    }
}
