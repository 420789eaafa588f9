package io.ansage.command.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.command.Samples;
import io.ansage.command.api.JourneyAnswer;
import io.ansage.command.match.KnownJourneys;
import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.command.ScheduleJourney;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.Transaction;
import org.junit.jupiter.api.Test;

class BatchSchedulerTest {

    private final List<ScheduleJourney> dispatched = new ArrayList<>();
    private final Set<JourneyId> known = new HashSet<>();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private int commits;
    private int rollbacks;
    private final BatchScheduler scheduler = new BatchScheduler(new RootUnitOfWork(bus, this::transaction),
            new KnownIds(), Clock.fixed(Samples.at("04:00"), ZoneOffset.UTC));

    BatchSchedulerTest() {
        bus.subscribe(ScheduleJourney.class.getName(), message -> answer((ScheduleJourney) message.getPayload()));
    }

    @Test
    void whatIsThere_isNotScheduledAgain_norWhatCallsNowhere() {
        known.add(id(2));
        var nowhere = new PlannedJourney(id(9), new TrainNumber("9"), null, null, ZoneOffset.UTC, List.of());

        scheduler.schedule(List.of(plan(3), plan(2), plan(1), nowhere));

        assertThat(dispatched).extracting(ScheduleJourney::journeyId).containsExactly(id(1), id(3));
        assertThat(dispatched).allSatisfy(c -> {
            assertThat(c.report().source().kind()).isEqualTo(SourceKind.TIMETABLE);
            assertThat(c.report().knownAt()).isEqualTo(Samples.at("04:00"));
            assertThat(c.calls()).isEqualTo(plan(1).calls());
        });
        assertThat(commits).isEqualTo(1);

        known.addAll(List.of(id(1), id(3)));
        scheduler.schedule(List.of(plan(3), plan(2), plan(1)));
        assertThat(dispatched).hasSize(2);
        assertThat(commits).as("nothing to do takes no transaction").isEqualTo(1);
    }

    @Test
    void manyJourneys_areScheduledByTheHundred_eachBatchInOneOrder() {
        var many = IntStream.rangeClosed(1, 1_201).mapToObj(BatchSchedulerTest::plan).toList().reversed();

        scheduler.schedule(many);

        assertThat(commits).isEqualTo(3);
        assertThat(dispatched).hasSize(1_201);
        assertThat(dispatched.subList(0, 500)).extracting(ScheduleJourney::journeyId).isSorted();
    }

    @Test
    void batchThatFails_leavesTheEarlierOnes() {
        var many = new ArrayList<>(IntStream.rangeClosed(1, 600).mapToObj(BatchSchedulerTest::plan).toList());
        many.set(550, new PlannedJourney(JourneyId.parse("xx:unlucky:2025-10-03"), new TrainNumber("0"), null, null,
                ZoneOffset.UTC, plan(1).calls()));

        assertThatThrownBy(() -> scheduler.schedule(many)).hasMessageContaining("unlucky");

        assertThat(commits).isEqualTo(1);
        assertThat(rollbacks).isEqualTo(1);
    }

    private Object answer(ScheduleJourney command) {
        if (command.journeyId().trip().equals("unlucky")) {
            throw new IllegalStateException("unlucky");
        }
        dispatched.add(command);
        var ruling = (Ruling.Accepted) JourneyRules.judge(null, command);
        assertThat(ruling.events().getFirst().provenance().because()).isEqualTo(Acceptance.TIMETABLE);
        return new JourneyAnswer(ruling, JourneyFold.after(null, ruling.events().getFirst()));
    }

    private Transaction transaction() {
        return new Transaction() {

            @Override
            public void commit() {
                commits++;
            }

            @Override
            public void rollback() {
                rollbacks++;
            }
        };
    }

    private static JourneyId id(int number) {
        return JourneyId.parse("xx:t%05d:2025-10-03".formatted(number));
    }

    private static PlannedJourney plan(int number) {
        return Samples.plan(id(number));
    }

    private final class KnownIds implements KnownJourneys {

        @Override
        public List<Known> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate) {
            return List.of();
        }

        @Override
        public Set<JourneyId> known(Set<JourneyId> ids) {
            return ids.stream().filter(known::contains).collect(Collectors.toSet());
        }
    }
}
