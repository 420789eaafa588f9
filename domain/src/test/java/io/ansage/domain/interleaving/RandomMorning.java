package io.ansage.domain.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.interleaving.MemoryPlanner.Answer;
import io.ansage.domain.interleaving.RandomTrain.Snapshot;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One train, six passengers, a feed that repeats, loses and overtakes itself, restarts, and a provider that fails. */
final class RandomMorning {

    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration WORST_OVERTAKING = Duration.ofMinutes(6);

    private record Arrival(Instant at, int number, Snapshot snapshot) {}

    private final Random random;
    private final RandomTrain train;
    private final Gatehouse gatehouse = new Gatehouse();
    private final List<Rider> riders = List.of(new Rider(1, 5, 5), new Rider(1, 2, 5), new Rider(2, 4, 2),
            new Rider(3, 5, 10), new Rider(1, 3, 30), new Rider(4, 5, 15));
    private final MemoryPlanner planner = new MemoryPlanner(riders, this::answer);
    private final PriorityQueue<Arrival> underWay = new PriorityQueue<>(
            Comparator.comparing(Arrival::at).thenComparingInt(Arrival::number));
    private final Truths truths;
    private Instant now = RandomTrain.DEPARTURE.minus(Duration.ofMinutes(160));
    private boolean calm;
    private int arrivals;
    private int lost;
    private int repeated;
    private int restarts;

    RandomMorning(int seed) {
        random = new Random(seed);
        train = new RandomTrain(random);
        truths = new Truths(riders);
    }

    RandomMorning play() {
        planner.subscribed(now);
        for (int minute = 0; minute < 420 && !train.ended(); minute++) {
            train.live(now);
            if (random.nextInt(3) > 0) {
                report();
            }
            disturb();
            minutePasses();
            if (minute % 25 == 24) {
                allCalm();
            }
        }
        allCalm();
        assertThat(gatehouse.booksBalance()).as("books balance").isTrue();
        riders.forEach(truths::holdForAll);
        return this;
    }

    private void minutePasses() {
        var end = now.plus(Duration.ofMinutes(1));
        while (now.isBefore(end)) {
            while (!underWay.isEmpty() && !underWay.peek().at().isAfter(now)) {
                arrives(underWay.remove().snapshot());
            }
            planner.work(gatehouse.outlook(), now);
            riders.forEach(truths::holdNow);
            now = now.plus(TICK);
        }
    }

    private void report() {
        var snapshot = train.says(now, now);
        if (random.nextInt(10) == 0) {
            lost++;
            return;
        }
        underWay.add(new Arrival(now.plus(way()), arrivals++, snapshot));
        if (random.nextInt(4) == 0) {
            repeated++;
            underWay.add(new Arrival(now.plus(way()), arrivals++, snapshot));
        }
    }

    private Duration way() {
        return random.nextInt(5) == 0
                ? Duration.ofSeconds(random.nextInt((int) WORST_OVERTAKING.toSeconds()))
                : Duration.ofSeconds(random.nextInt(3));
    }

    private void disturb() {
        if (random.nextInt(40) == 0) {
            restarts++;
            // What is under way waits in the log meanwhile, and the gate no longer knows what it suppressed.
            gatehouse.restart();
            truths.restarted(gatehouse.outlook());
        }
        var outlook = gatehouse.outlook();
        if (outlook != null && outlook.cancelled()) {
            take(train.predictionOfAnother(now));
            assertThat(known().cancelled()).as("a prediction undid a cancellation").isTrue();
        }
    }

    private void arrives(Snapshot snapshot) {
        take(snapshot.observation());
        truths.arrived(snapshot, known());
    }

    private void take(Observation observation) {
        gatehouse.receive(observation, now,
                (before, event) -> planner.changed(before, event, known(), now));
        assertThat(gatehouse.storeTellsTheSame()).as("store and memory agree").isTrue();
    }

    /** The feed speaks plainly, everything arrives, the provider answers, all has settled: now belief must equal truth. */
    private void allCalm() {
        calm = true;
        underWay.clear();
        arrives(train.says(now, now));
        minutePasses();
        minutePasses();
        riders.forEach(rider -> truths.believed(rider, known(), now));
        calm = false;
    }

    private Answer answer() {
        if (calm) {
            return Answer.ACCEPTED;
        }
        return switch (random.nextInt(10)) {
            case 0, 1 -> Answer.TRY_LATER;
            case 2 -> Answer.ARRIVED_UNANSWERED;
            case 3 -> Answer.LOST_UNANSWERED;
            default -> Answer.ACCEPTED;
        };
    }

    private JourneyOutlook known() {
        @Nullable JourneyOutlook outlook = gatehouse.outlook();
        if (outlook == null) {
            throw new AssertionError("the train is not known");
        }
        return outlook;
    }

    Stream<Rider.Shown> shown() {
        return riders.stream().flatMap(r -> r.phone.stream());
    }

    List<String> reasonsTold() {
        return new ArrayList<>(shown().map(s -> s.tell().reason().name()).toList());
    }

    boolean leftSomebodyInPeace() {
        return riders.stream().anyMatch(r -> r.phone.stream().noneMatch(s -> s.tell().noticeClass().interrupts()));
    }

    boolean wasDisturbed() {
        return lost > 0 && repeated > 0 && restarts > 0;
    }
}
