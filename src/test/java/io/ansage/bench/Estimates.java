package io.ansage.bench;

import io.ansage.bench.nation.NationalDay;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How long each benchmark takes, as seen on two cores that did nothing else; for whoever has to wait. */
final class Estimates {

    /** All of {@code --quick} together has to stay below it. */
    static final Duration QUICK = Duration.ofMinutes(10);

    private static final Map<String, Seconds> SEEN = Map.ofEntries(
            Map.entry("B1", new Seconds(45, 240)),
            Map.entry("B2", new Seconds(5, 30)),
            Map.entry("B3", new Seconds(15, 100)),
            Map.entry("B4", new Seconds(13, 100)),
            Map.entry("B5", new Seconds(50, 600)),
            Map.entry("B6", new Seconds(1, 20)),
            Map.entry("B7", new Seconds(45, 240)),
            Map.entry("B8", new Seconds(20, 150)),
            Map.entry("B9", new Seconds(56, 820)),
            Map.entry("B10", new Seconds(55, 150)),
            Map.entry("B11", new Seconds(30, 120)),
            Map.entry("B12", new Seconds(68, 290)),
            Map.entry("B13", new Seconds(40, 420)),
            Map.entry("B14", new Seconds(2100, 2100)),
            Map.entry("B15", new Seconds(40, 180)),
            Map.entry("B16", new Seconds(15, 200)),
            Map.entry("hot", new Seconds(28, 330)));

    private record Seconds(int quick, int thorough) {}

    private Estimates() {}

    static Duration of(Benchmark benchmark, boolean quick, double scale) {
        if (benchmark instanceof NationalDay) {
            return NationalDay.estimate(scale);
        }
        var seen = Objects.requireNonNull(SEEN.get(benchmark.id()), benchmark.id());
        return Duration.ofSeconds(quick ? seen.quick() : seen.thorough());
    }

    static Duration of(List<Benchmark> benchmarks, boolean quick, double scale) {
        return benchmarks.stream().map(b -> of(b, quick, scale)).reduce(Duration.ZERO, Duration::plus);
    }

    /** Such as {@code 40 s} or {@code 3.5 min}. */
    static String words(Duration duration) {
        return duration.toSeconds() < 90
                ? duration.toSeconds() + " s"
                : String.format(java.util.Locale.ROOT, "%.1f min", duration.toMillis() / 60_000.0);
    }
}
