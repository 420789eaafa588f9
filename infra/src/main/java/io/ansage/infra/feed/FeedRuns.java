package io.ansage.infra.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts what reads feeds when everything else runs, and stops it before anything else stops. */
public final class FeedRuns implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FeedRuns.class);

    private final List<FeedRun> runs;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    FeedRuns(List<FeedRun> runs) {
        this.runs = List.copyOf(runs);
    }

    @Override
    public void start() {
        for (var run : runs) {
            threads.add(Thread.ofVirtual().name("feed-" + run.name()).start(() -> run(run)));
        }
    }

    private static void run(FeedRun run) {
        try {
            run.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.error("Feed {} has ended: {}", run.name(), e.toString(), e);
        }
    }

    @Override
    public void stop() {
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
