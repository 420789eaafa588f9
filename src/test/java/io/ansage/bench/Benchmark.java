package io.ansage.bench;

import java.util.List;

/** One line of the list in docs/performance.md: a stage, measured beside a peer and beside what bounds it. */
public interface Benchmark {

    /** As asked for on the command line, such as {@code B3}. */
    String id();

    /** What is measured, in a few words. */
    String title();

    /** Measures and says how it went; takes what it starts down again. */
    List<Result> measure(Run run) throws Exception;

    /** Whether it belongs to {@code --quick}, and to a run that names none. */
    default boolean inQuickSet() {
        return true;
    }
}
