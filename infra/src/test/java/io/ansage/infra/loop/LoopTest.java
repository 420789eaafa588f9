package io.ansage.infra.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static final Duration SOON = Duration.ofMillis(1);

    @Test
    void taskThatFails_isTriedAgain_andItsErrorIsKnownUntilItGoesWell() throws InterruptedException {
        var runs = new AtomicInteger();
        var failed = new CountDownLatch(1);
        var mended = new CountDownLatch(1);
        var again = new CountDownLatch(1);
        var loop = new Loop("test", () -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("database away");
            }
            failed.countDown();
            await(mended);
            if (runs.get() > 2) {
                again.countDown();
            }
            return 0;
        }, SOON, SOON);
        loop.start();
        try {
            await(failed);
            assertThat(loop.lastError()).hasValueSatisfying(e -> assertThat(e).contains("database away"));
            mended.countDown();
            await(again);
            assertThat(loop.lastError()).isEmpty();
        } finally {
            loop.stop();
        }
    }

    @Test
    void stop_waitsForTheRunInHand_andNoOtherFollows() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var finished = new AtomicInteger();
        var loop = new Loop("test", () -> {
            begun.countDown();
            await(go);
            return finished.incrementAndGet();
        }, SOON, SOON);
        loop.start();
        await(begun);
        var stopper = Thread.ofVirtual().start(loop::stop);
        go.countDown();
        stopper.join();
        int after = finished.get();

        assertThat(after).isPositive();
        assertThat(loop.isRunning()).isFalse();
        assertThat(finished.get()).isEqualTo(after);
    }

    @Test
    void loop_canBeStartedAgain() throws InterruptedException {
        var runs = new Semaphore(0);
        var loop = new Loop("test", () -> {
            runs.release();
            return 0;
        }, Duration.ofHours(1), SOON);
        loop.start();
        awaitRun(runs);
        loop.stop();
        loop.start();
        awaitRun(runs);
        loop.stop();
        assertThat(loop.isRunning()).isFalse();
    }

    /** A loop that is stopped before its thread came to run has not run at all: only a run that was seen counts. */
    private static void awaitRun(Semaphore runs) throws InterruptedException {
        assertThat(runs.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
