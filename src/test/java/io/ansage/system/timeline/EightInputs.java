package io.ansage.system.timeline;

import io.ansage.domain.observation.Observation;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What a feed says of a train that goes from bad to worse and then runs after all; and what its passenger is told. */
public final class EightInputs {

    private static final List<Integer> DELAYS = List.of(3, 10, 12, 20, 22, 30, 0, 25);
    private static final int CANCELLED = 6;
    private static final List<String> MORNING = List.of("06:50", "06:52", "06:54", "06:56", "06:58", "07:00", "07:02",
            "07:04");

    private EightInputs() {}

    /** For a train at 07:30; each input so many times. */
    public static Story play(Story story, int times) {
        return playAt(story, times, MORNING, "07:06");
    }

    /** For a train at 07:30, with something happening before each input. */
    public static Story play(Story story, Runnable between) {
        return playAt(story, 1, MORNING, "07:06", between);
    }

    static Story playAt(Story story, int times, List<String> clock, String end) {
        return playAt(story, times, clock, end, () -> {});
    }

    /** Plays the eight inputs and checks the outcome; {@code end} is a while after the last. */
    private static Story playAt(Story story, int times, List<String> clock, String end, Runnable between) {
        for (int i = 0; i < clock.size(); i++) {
            between.run();
            story.at(clock.get(i));
            var input = input(story, i, story.instant(clock.get(i)));
            for (int n = 0; n < times; n++) {
                story.reported(input);
            }
        }
        between.run();
        story.at(end);
        story.wants(clock.get(1), clock.get(2), "FIRST_DELAY");
        if (story.interruptions().get(1).reason().equals("WORSE")) {
            story.wants(clock.get(2), clock.get(6), "WORSE");
        }
        return story.wants(clock.get(6), clock.get(6) + ":05", "CANCELLED")
                .wants(clock.get(7), clock.get(7) + ":05", "RUNS_AGAIN")
                .wantsNothingElse();
    }

    /** All eight, observed from 06:50 on, one every two minutes. */
    public static List<Observation> all(Story story) {
        return IntStream.range(0, DELAYS.size())
                .mapToObj(i -> input(story, i, story.instant("06:50").plusSeconds(120L * i)))
                .toList();
    }

    private static Observation input(Story story, int index, Instant observedAt) {
        return index == CANCELLED ? story.cancelled(observedAt) : story.late(observedAt, DELAYS.get(index));
    }
}
