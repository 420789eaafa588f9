package io.ansage.infra.axon;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Where the latest commits end, by positions of events. One thread adds, in rising order; all may ask. */
final class CommitEnds {

    /** Some ten seconds of a busy day; a projection that is further behind has more to do than to wake somebody. */
    private static final int REMEMBERED = 1_024;

    private final AtomicLongArray ends = new AtomicLongArray(REMEMBERED);
    private final AtomicLong count = new AtomicLong();

    void add(long end) {
        long n = count.get();
        ends.set((int) (n % REMEMBERED), end);
        count.set(n + 1);
    }

    /** Whether it is among those that are remembered. */
    boolean contains(long position) {
        long newest = count.get() - 1;
        for (long i = newest; i >= 0 && i > newest - REMEMBERED; i--) {
            long end = ends.get((int) (i % REMEMBERED));
            if (end <= position) {
                return end == position;
            }
        }
        return false;
    }
}
