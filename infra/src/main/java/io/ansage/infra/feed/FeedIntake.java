package io.ansage.infra.feed;

import io.ansage.command.api.AlertBoard;
import io.ansage.command.api.ObservationIntake;
import io.ansage.command.feed.Translation;
import io.ansage.domain.observation.Observation;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands translations in, and does not give up: what was read is lost only if this process ends, and then read again. */
final class FeedIntake {

    private static final Logger LOG = LoggerFactory.getLogger(FeedIntake.class);
    private static final int CHUNK = 1_000;
    private static final long FIRST_WAIT_MILLIS = 200;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    private final ObservationIntake intake;
    private final AlertBoard alerts;
    private final MeterRegistry meters;

    FeedIntake(ObservationIntake intake, AlertBoard alerts, MeterRegistry meters) {
        this.intake = intake;
        this.alerts = alerts;
        this.meters = meters;
    }

    void accept(String feed, Translation translation) throws InterruptedException {
        if (translation.isEmpty()) {
            // An empty list is an outage until proven otherwise: it ends no journey.
            count("ansage.feed.empty", feed, 1);
            LOG.info("Feed {}: the list is empty; nothing follows from that", feed);
        }
        translation.tolerated()
                .forEach((what, times) -> meters
                        .counter("ansage.feed.tolerated", "feed", feed, "what", what)
                        .increment(times));
        var observations = translation.observations();
        for (int from = 0; from < observations.size(); from += CHUNK) {
            acceptOne(observations.subList(from, Math.min(observations.size(), from + CHUNK)));
        }
        for (var rejected : translation.rejected()) {
            LOG.warn("Feed {}: {} set aside: {}", feed, rejected.messageId(), rejected.detail());
            persist(() -> intake.quarantine(rejected));
        }
        var wide = translation.alerts();
        if (wide != null) {
            persist(() -> alerts.replace(feed, wide));
        }
        count("ansage.feed.observations", feed, observations.size());
        count("ansage.feed.rejected", feed, translation.rejected().size());
    }

    private void acceptOne(List<Observation> chunk) throws InterruptedException {
        persist(() -> intake.accept(chunk));
    }

    private static void persist(Runnable handIn) throws InterruptedException {
        for (long wait = FIRST_WAIT_MILLIS;; wait = Math.min(LONGEST_WAIT_MILLIS, 2 * wait)) {
            try {
                handIn.run();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Observations cannot be handed in now, trying again in {} ms: {}", wait, e.toString());
                Thread.sleep(wait);
            }
        }
    }

    private void count(String name, String feed, int amount) {
        meters.counter(name, "feed", feed).increment(amount);
    }
}
