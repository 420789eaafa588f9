package io.ansage.web.stream;

import io.ansage.web.http.WebSettings;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Who reads what. A change is made and written as bytes once for all its readers, and not at all where nobody reads; each
 * event loop then hands it to its own readers in one go, without locks. One timer beats for all streams, a sixteenth of
 * them at a time.
 */
@Component
final class Topics implements DisposableBean {

    /** Of a heartbeat; a reader's turn comes once. */
    static final int PARTS = 16;

    private final Map<Object, Shared> shared = new ConcurrentHashMap<>();
    private final Map<EventLoop, LoopReaders> loops = new ConcurrentHashMap<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final Disposable timer;
    private volatile long published;
    private volatile boolean stopped;
    private int part;

    Topics(WebSettings settings) {
        var tick = Duration.ofNanos(Math.max(1_000_000, settings.heartbeat().toNanos() / PARTS));
        this.timer = Schedulers.parallel()
                .schedulePeriodically(this::beat, tick.toNanos(), tick.toNanos(),
                        java.util.concurrent.TimeUnit.NANOSECONDS);
    }

    /** From now on it hears of every change of its topic, on its event loop. */
    Shared join(StreamReader reader) {
        var common = shared.compute(reader.topic(), (_, s) -> (s == null ? new Shared() : s).joined());
        loops.computeIfAbsent(reader.loop(), LoopReaders::new).add(reader);
        if (stopped) {
            reader.end();
        }
        return common;
    }

    /** On its event loop, once. */
    void leave(StreamReader reader) {
        loops.computeIfAbsent(reader.loop(), LoopReaders::new).remove(reader);
        shared.computeIfPresent(reader.topic(), (_, s) -> s.left());
    }

    boolean isEmpty() {
        return shared.isEmpty();
    }

    /** Tells all who read this; the change is made only if somebody does. One call at a time for each topic. */
    void publish(Object topic, Supplier<Change> change) {
        var common = shared.get(topic);
        if (common != null) {
            var made = change.get();
            made.bytes();
            common.changed();
            loops.values().forEach(loop -> loop.publish(topic, made));
        }
    }

    /** All changes up to this position have been published. */
    void published(long position) {
        published = Math.max(published, position);
    }

    /** A part of a heartbeat for each loop: readers on one loop are never all written to at once for it. */
    int nextTurn() {
        return turns.getAndIncrement() & PARTS - 1;
    }

    private void beat() {
        if (!shared.isEmpty()) {
            int now = part++ & PARTS - 1;
            long position = published;
            loops.values().forEach(loop -> loop.beat(now, position));
        }
    }

    /** Streams have no end of their own: without this, a graceful stop would wait for their readers. */
    void stop() {
        stopped = true;
        loops.values().forEach(LoopReaders::endAll);
    }

    @Override
    public void destroy() {
        timer.dispose();
    }
}
