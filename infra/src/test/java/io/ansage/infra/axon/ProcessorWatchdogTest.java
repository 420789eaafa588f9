package io.ansage.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;

class ProcessorWatchdogTest {

    private final List<String> calls = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private boolean running = true;
    private boolean error;
    private boolean unclaimed;
    private final ProcessorWatchdog watchdog = new ProcessorWatchdog(() -> Map.of("outlook", processor()),
            (_, _) -> unclaimed, () -> now, Duration.ofSeconds(30));

    /** Answers what a processor answers, and notes what it is told to do. */
    private StreamingEventProcessor processor() {
        return (StreamingEventProcessor) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{StreamingEventProcessor.class}, (_, method, _) -> switch (method.getName()) {
                    case "isRunning" -> running;
                    case "isError" -> error;
                    case "start", "shutDown" -> {
                        calls.add(method.getName());
                        yield null;
                    }
                    default -> throw new AssertionError("not expected: " + method);
                });
    }

    private void checkAt(int second) {
        now = Instant.EPOCH.plusSeconds(second);
        watchdog.check();
    }

    @Test
    void processorWhoseSegmentsNobodyClaims_isStartedAnew_onceItsTimeIsUp() {
        unclaimed = true;
        checkAt(0);
        checkAt(30);
        assertThat(calls).isEmpty();

        checkAt(31);

        assertThat(calls).containsExactly("shutDown", "start");
    }

    @Test
    void processorInError_isStartedAnew_andGetsItsTimeAgainAfterwards() {
        error = true;
        checkAt(0);
        checkAt(31);
        checkAt(36);

        assertThat(calls).containsExactly("shutDown", "start");
    }

    @Test
    void troubleThatPasses_isForgotten() {
        unclaimed = true;
        checkAt(0);
        unclaimed = false;
        checkAt(20);
        unclaimed = true;
        checkAt(40);

        assertThat(calls).isEmpty();
    }

    @Test
    void processorThatWasStoppedOnPurpose_staysStopped() {
        running = false;
        unclaimed = true;
        checkAt(0);
        checkAt(100);

        assertThat(calls).isEmpty();
    }
}
