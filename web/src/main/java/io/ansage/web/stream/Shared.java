package io.ansage.web.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of one topic have in common: how many there are, and what was last read for one of them. When all
 * come back at once, the first reads and the others take what it read. A change of the topic ends what was read before;
 * so does time, for what a rebuild corrects is no change.
 */
final class Shared {

    private static final long LIFE = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 64;

    private final Map<Object, Read> reads = new HashMap<>();
    private final Object reading = new Object();
    private long version;
    private int readers;

    private record Read(Object value, long at) {}

    /** What {@code read} gives, or gave a moment ago for this key. */
    <T> T read(Object key, Class<T> type, Supplier<T> read) {
        // One at a time: the others wait for what the first reads. Readers sit on virtual threads.
        synchronized (reading) {
            long now = System.nanoTime();
            var known = known(key, now);
            if (known != null) {
                return type.cast(known);
            }
            long before = version();
            var value = read.get();
            keep(key, value, before, now);
            return value;
        }
    }

    private synchronized @Nullable Object known(Object key, long now) {
        var read = reads.get(key);
        return read == null || now - read.at > LIFE ? null : read.value;
    }

    private synchronized long version() {
        return version;
    }

    private synchronized void keep(Object key, Object value, long before, long now) {
        // Something that changed meanwhile may be missing in it; who comes next has not heard it either.
        if (version == before) {
            if (reads.size() >= MOST) {
                reads.clear();
            }
            reads.put(key, new Read(value, now));
        }
    }

    /** Something changed. */
    synchronized void changed() {
        version++;
        reads.clear();
    }

    Shared joined() {
        readers++;
        return this;
    }

    @Nullable
    Shared left() {
        readers--;
        return readers == 0 ? null : this;
    }
}
