package io.ansage.domain.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must hold of any morning, whatever becomes of the messages about it. A seed that fails is in the name of its
 * test; {@code -Dansage.seeds=20000} looks further than the build does.
 */
class RandomMorningsTest {

    private static final int SEEDS = Integer.getInteger("ansage.seeds", 250);

    static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverBecomesOfMessages_passengersAreToldTheTruthOnce(int seed) {
        new RandomMorning(seed).play();
    }

    /** A test of random mornings proves nothing if nothing happens in them. */
    @Test
    void mornings_holdAllThatCanHappen() {
        var seen = IntStream.rangeClosed(1, 60).mapToObj(seed -> new RandomMorning(seed).play()).toList();

        assertThat(seen).as("reasons told")
                .flatExtracting(RandomMorning::reasonsTold)
                .contains("FIRST_DELAY", "WORSE", "BETTER", "ON_TIME_AGAIN", "EARLY", "CANCELLED", "RUNS_AGAIN",
                        "BOARDING_CANCELLED", "ALIGHTING_CANCELLED", "CALLS_AGAIN", "PLATFORM", "NUMBER_MOVED");
        assertThat(seen).as("nothing to tell").anyMatch(RandomMorning::leftSomebodyInPeace);
        // A short morning may have been spared one of the three.
        assertThat(seen.stream().filter(RandomMorning::wasDisturbed)).as("restarts, repeats, losses")
                .hasSizeGreaterThan(50);
    }
}
