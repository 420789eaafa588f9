package io.ansage.infra.standalone;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for processes that are not our children. */
final class Processes {

    private static final long LOOK_AGAIN_MILLISECONDS = 50;

    private Processes() {}

    /**
     * A dead process whose new parent does not collect it, as in many containers, stays in the process table and
     * counts as alive for Java; what tells it is that it no longer runs any program.
     */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** True if the process ended within the limit. */
    static boolean awaitEnd(ProcessHandle process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isRunning(process) && System.nanoTime() < deadline) {
            try {
                process.onExit().get(LOOK_AGAIN_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // Still there, or it cannot be told this way: look again.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return !isRunning(process);
            }
        }
        return !isRunning(process);
    }

    /** Gives it the time to end by itself, then ends it. */
    static void end(ProcessHandle process, Duration limit) {
        if (!awaitEnd(process, limit)) {
            process.destroyForcibly();
            awaitEnd(process, limit);
        }
    }
}
