package io.ansage.bench;

/** One timed piece of work: units done, wall time and the CPU time of this process and all below it, in seconds. */
public record Sample(long units, double seconds, double cpuSeconds) {

    /** Does the work and times it. */
    public static Sample of(Work work) throws Exception {
        var cpu = CpuTime.seconds();
        var start = System.nanoTime();
        var units = work.run();
        return new Sample(units, (System.nanoTime() - start) / 1e9, CpuTime.seconds() - cpu);
    }

    /** Units per second. */
    public double rate() {
        return units / Math.max(seconds, 1e-9);
    }

    public double cpuPerThousand() {
        return units == 0 ? 0 : cpuSeconds * 1_000 / units;
    }
}
