package io.ansage.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The samples of one contender. What is reported is their median; the ends show how calm the machine was. */
public record Series(List<Sample> samples) {

    public Series {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("samples: must not be empty");
        }
    }

    /** Median of units per second. */
    public double rate() {
        return median(Sample::rate);
    }

    /** Median of CPU seconds per 1,000 units. */
    public double cpuPerThousand() {
        return median(Sample::cpuPerThousand);
    }

    public double slowest() {
        return samples.stream().mapToDouble(Sample::rate).min().orElseThrow();
    }

    public double fastest() {
        return samples.stream().mapToDouble(Sample::rate).max().orElseThrow();
    }

    /** The median of whatever is asked of each sample. */
    public double median(ToDoubleFunction<Sample> of) {
        return median(samples.stream().mapToDouble(of).toArray());
    }

    static double median(double[] values) {
        var sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
