package io.ansage.domain.interleaving;

import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A train with a course of its own: late, later, recovering, cancelled, running again, skipping calls, changing platforms. */
final class RandomTrain {

    static final Source FEED = new Source("feed", SourceKind.REALTIME);
    static final Source OTHER_FEED = new Source("other-feed", SourceKind.REALTIME);
    static final JourneyId ID = JourneyId.parse("xx:T1:2025-10-03");
    static final Instant DEPARTURE = Instant.parse("2025-10-03T10:00:00Z");
    static final int CALLS = 5;
    private static final Duration HOP = Duration.ofMinutes(15);
    static final PlannedJourney PLAN = new PlannedJourney(ID, new TrainNumber("T1"), null, "E",
            ZoneId.of("Europe/Paris"),
            IntStream.rangeClosed(1, CALLS).mapToObj(RandomTrain::planned).toList());

    private final Random random;
    private final boolean[] skipped = new boolean[CALLS + 1];
    private final String[] platforms = new String[CALLS + 1];
    private final @Nullable Instant[] departed = new @Nullable Instant[CALLS + 1];
    private final int restfulness;
    private int delay;
    private boolean cancelled;
    private int messages;

    RandomTrain(Random random) {
        this.random = random;
        // Some days nearly every minute brings news, others hardly any.
        restfulness = 12 << random.nextInt(5);
        for (int order = 1; order <= CALLS; order++) {
            platforms[order] = "" + order;
        }
    }

    /** What the feed says at one instant: the whole state. */
    record Snapshot(Observation observation, boolean cancelled, int delay, List<Boolean> skipped,
            List<String> platforms,
            int departedUpTo) {

        Instant observedAt() {
            return observation.report().observedAt();
        }
    }

    /** A minute passes. */
    void live(Instant now) {
        switch (random.nextInt(restfulness)) {
            case 0, 1, 2 -> delay += random.nextInt(4);
            case 3, 4 -> delay -= random.nextInt(4);
            case 5 -> delay += random.nextInt(25);
            case 6 -> delay -= random.nextInt(25);
            case 7 -> cancelled = random.nextInt(3) == 0;
            case 8 -> skip();
            case 9 -> platforms[1 + random.nextInt(CALLS)] = "" + random.nextInt(9);
            default -> {
                // Most minutes bring no news.
            }
        }
        int next = departedUpTo() + 1;
        if (next > CALLS) {
            return;
        }
        // A train neither leaves in the past nor arrives before it has left the call before.
        var aimed = aimedDeparture(next);
        int least = next == 1 ? -4 : (int) Duration.between(aimedArrival(next), at(next - 1)).toMinutes() + 1;
        int earliest = Math.max(least, minutesAfter(aimed, now));
        delay = Math.clamp(delay, earliest, Math.max(earliest, 120));
        if (!cancelled && !now.isBefore(aimed.plus(Duration.ofMinutes(delay)))) {
            departed[next] = aimed.plus(Duration.ofMinutes(delay));
        }
    }

    private void skip() {
        int order = 1 + random.nextInt(CALLS);
        // Staff undo what they did sooner or later, and do not decide about the past.
        if (order > departedUpTo()) {
            skipped[order] = !skipped[order] && random.nextBoolean();
        }
    }

    boolean ended() {
        return departedUpTo() == CALLS;
    }

    boolean runs() {
        return !cancelled;
    }

    Snapshot says(Instant observedAt, Instant knownAt) {
        var calls = new ArrayList<ObservedCall>();
        var late = Duration.ofMinutes(delay);
        for (int order = 1; order <= CALLS; order++) {
            var actual = departed[order];
            calls.add(actual == null
                    ? call(order, arrival(order, late), departure(order, late), null, CallPhase.AHEAD)
                    : call(order, null, null, actual, order == CALLS ? CallPhase.ARRIVED : CallPhase.DEPARTED));
        }
        var status = cancelled ? ReportedStatus.CANCELLED : ReportedStatus.RUNNING;
        return new Snapshot(observation(FEED, observedAt, knownAt, status, cancelled ? List.of() : calls), cancelled,
                delay, IntStream.rangeClosed(1, CALLS).mapToObj(i -> skipped[i]).toList(),
                IntStream.rangeClosed(1, CALLS).mapToObj(i -> platforms[i]).toList(), departedUpTo());
    }

    /** A prediction of a system that knows nothing of cancellations. */
    Observation predictionOfAnother(Instant observedAt) {
        var late = Duration.ofMinutes(random.nextInt(30));
        var status = random.nextBoolean() ? ReportedStatus.UNKNOWN : ReportedStatus.SCHEDULED;
        var calls = IntStream.rangeClosed(1, CALLS)
                .mapToObj(order -> new ObservedCall(order, null, null, null, null, arrival(order, late),
                        departure(order, late), null, null, null, null, null, null, CallPhase.AHEAD))
                .toList();
        return observation(OTHER_FEED, observedAt, observedAt, status, calls);
    }

    private Observation observation(Source source, Instant observedAt, Instant knownAt, ReportedStatus status,
            List<ObservedCall> calls) {
        messages++;
        return new Observation("m" + messages, Report.of(source, observedAt, knownAt),
                new JourneyRef("xx", "T1", null, ID.serviceDate()), status, null, calls, null, null, null);
    }

    private ObservedCall call(int order, @Nullable Instant arrival, @Nullable Instant departure,
            @Nullable Instant actual, CallPhase phase) {
        return new ObservedCall(order, null, null, null, null, arrival, departure, order == 1 ? null : actual,
                order == CALLS ? null : actual, null, null, new Platform(platforms[order]), skipped[order], phase);
    }

    private int departedUpTo() {
        int order = 0;
        while (order < CALLS && departed[order + 1] != null) {
            order++;
        }
        return order;
    }

    private Instant at(int order) {
        var at = departed[order];
        if (at == null) {
            throw new IllegalStateException("has not left call " + order);
        }
        return at;
    }

    private static int minutesAfter(Instant aimed, Instant now) {
        return (int) Math.ceilDiv(Duration.between(aimed, now).toSeconds(), 60);
    }

    private static @Nullable Instant arrival(int order, Duration late) {
        return order == 1 ? null : aimedArrival(order).plus(late);
    }

    private static @Nullable Instant departure(int order, Duration late) {
        return order == CALLS ? null : aimedDeparture(order).plus(late);
    }

    static Instant aimedDeparture(int order) {
        return DEPARTURE.plus(HOP.multipliedBy(order - 1L));
    }

    static Instant aimedArrival(int order) {
        return aimedDeparture(order).minusSeconds(60);
    }

    private static StopCall planned(int order) {
        return new StopCall(order, new StopId("xx:" + order), "Stop " + order, order == 1 ? null : aimedArrival(order),
                order == CALLS ? null : aimedDeparture(order), new Platform("" + order));
    }
}
