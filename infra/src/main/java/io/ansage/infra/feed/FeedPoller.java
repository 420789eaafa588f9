package io.ansage.infra.feed;

import io.ansage.command.feed.FeedRefused;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls one feed for as long as its thread is let live; backs off, with jitter, while it fails. */
final class FeedPoller implements FeedRun {

    private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    private final String name;
    private final FeedFetch fetch;
    private final MessageHandler handler;
    private final Duration interval;
    private final FeedHealth health;

    /** What is done with a message. */
    @FunctionalInterface
    interface MessageHandler {
        void handle(FeedFetch.Message message) throws InterruptedException;
    }

    FeedPoller(String name, FeedFetch fetch, MessageHandler handler, Duration interval, FeedHealth health) {
        this.name = name;
        this.fetch = fetch;
        this.handler = handler;
        this.interval = interval;
        this.health = health;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run() throws InterruptedException {
        while (true) {
            Thread.sleep(poll());
        }
    }

    /** Polls once; returns how long to wait. */
    Duration poll() throws InterruptedException {
        try {
            var message = fetch.fetch();
            health.succeeded(name);
            if (message.isPresent()) {
                handler.handle(message.get());
            }
            return jittered(interval);
        } catch (IOException | FeedRefused e) {
            int failures = health.failed(name, String.valueOf(e.getMessage()));
            var wait = waitAfter(failures);
            LOG.warn("Feed {}: poll failed ({} in a row), trying again in {} s: {}", name, failures,
                    wait.toSeconds(), e.toString());
            return wait;
        }
    }

    private Duration waitAfter(int failures) {
        var wait = interval.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return jittered(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    /** Up to a fifth more: clients that fail together must not come back together. */
    private static Duration jittered(Duration wait) {
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 5 + 1));
    }
}
