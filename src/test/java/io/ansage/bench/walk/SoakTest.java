package io.ansage.bench.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ansage.bench.walk.Soak.Look;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakTest {

    private static final long MIB = 1 << 20;

    @Test
    void slope_growsByOneEachMinute_isSixtyAnHourWhateverOneLookSays() {
        assertThat(Soak.slope(looks(1, 0), Look::heap)).isCloseTo(60, within(1e-9));
        assertThat(Soak.slope(looks(1, 200), Look::heap)).isCloseTo(60, within(1e-9));
    }

    @Test
    void slope_staysOrIsLookedAtOnce_isNone() {
        assertThat(Soak.slope(looks(0, 0), Look::heap)).isZero();
        assertThat(Soak.slope(looks(0, 200), Look::heap)).isZero();
        assertThat(Soak.slope(looks(1, 0).subList(0, 1), Look::heap)).isZero();
    }

    /** A look a minute, the last but one with so much more than the others. */
    private static List<Look> looks(long eachMinute, long oneMore) {
        return IntStream.range(0, 15)
                .mapToObj(
                        i -> new Look(60.0 * i, (100 + i * eachMinute + (i == 13 ? oneMore : 0)) * MIB, 0, 0, 0, 0, 0))
                .toList();
    }
}
