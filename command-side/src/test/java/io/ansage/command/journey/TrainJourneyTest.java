package io.ansage.command.journey;

import io.ansage.command.DomainCommandTarget;
import io.ansage.command.Samples;
import io.ansage.command.api.JourneyAnswer;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.command.CancelJourney;
import io.ansage.domain.journey.command.ChangePlatform;
import io.ansage.domain.journey.command.HoldConnection;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.command.RecordTimes;
import io.ansage.domain.journey.command.ReinstateJourney;
import io.ansage.domain.journey.command.ReleaseConnection;
import io.ansage.domain.journey.event.JourneyEvent;
import java.util.List;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainJourneyTest {

    private static final JourneyEvent SCHEDULED = events(null, Samples.SCHEDULE).getFirst();
    private static final RecordTimes LATE = new RecordTimes(Samples.ID, 7, List.of(), null, Samples.report("10:10"));

    private AggregateTestFixture<TrainJourney> journey;

    @BeforeEach
    void fixture() {
        journey = new AggregateTestFixture<>(TrainJourney.class);
        journey.registerCommandTargetResolver(new DomainCommandTarget());
    }

    @Test
    void firstCommand_createsTheJourney() {
        journey.givenNoPriorActivity().when(Samples.SCHEDULE).expectEvents(SCHEDULED);
    }

    @Test
    void schedulingAgain_changesNothing() {
        journey.given(SCHEDULED).when(Samples.SCHEDULE).expectNoEvents();
    }

    @Test
    void visibleChange_becomesAnEvent_andTheAnswerHoldsTheNewOutlook() {
        var before = JourneyFold.after(null, SCHEDULED);
        var expected = events(before, LATE);

        journey.given(SCHEDULED)
                .when(LATE)
                .expectEvents(expected.toArray())
                .expectResultMessagePayload(new JourneyAnswer(new Ruling.Accepted(expected),
                        JourneyFold.after(before, expected.getFirst())));
    }

    @Test
    void sameCommandTwice_makesOneEvent() {
        journey.given(SCHEDULED).andGivenCommands(LATE).when(LATE).expectNoEvents();
    }

    @Test
    void impossibleCommand_isAnsweredWithItsReason_andIsNoFailure() {
        journey.given(SCHEDULED)
                .when(new ChangePlatform(Samples.ID, 17, null, Samples.report("10:10")))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void journeyNobodyScheduled_isNotFound() {
        journey.givenNoPriorActivity().when(LATE).expectException(AggregateNotFoundException.class);
    }

    @Test
    void operatorsWait_isRemembered_untilItIsTakenBack() {
        var feeder = JourneyId.parse("ie:feeder:2025-10-03");
        var hold = new HoldConnection(Samples.ID, Samples.SCHEDULE.calls().getFirst().order(), feeder, 6,
                Samples.operatorReport("10:00"));
        var release = new ReleaseConnection(Samples.ID, feeder, Samples.operatorReport("10:05"));

        journey.given(SCHEDULED).andGivenCommands(hold).when(hold).expectNoEvents();
        fixture();
        var held = JourneyFold.after(JourneyFold.after(null, SCHEDULED),
                events(JourneyFold.after(null, SCHEDULED), hold).getFirst());
        journey.given(SCHEDULED).andGivenCommands(hold).when(release).expectEvents(events(held, release).toArray());
    }

    @Test
    void operatorsCancellation_isNotUndoneByTheFeed() {
        journey.given(SCHEDULED)
                .andGivenCommands(new CancelJourney(Samples.ID, null, Samples.operatorReport("10:00")))
                .when(new ReinstateJourney(Samples.ID, Samples.report("10:10")))
                .expectNoEvents();
    }

    private static List<JourneyEvent> events(@Nullable JourneyOutlook state, JourneyCommand command) {
        return ((Ruling.Accepted) JourneyRules.judge(state, command)).events();
    }
}
