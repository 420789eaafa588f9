package io.ansage.infra.metrics;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.delivery.Closing;
import io.ansage.query.delivery.Moment;
import io.ansage.query.delivery.Outbox;
import io.ansage.query.delivery.Parcel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Counts what providers answer, {@code ansage.deliveries} by outcome, and shows the age of the oldest notice that still
 * waits, {@code ansage.outbox.age.seconds} in passenger time.
 */
public final class MeteredOutbox implements Outbox {

    private final Outbox outbox;
    private final MeterRegistry meters;

    public MeteredOutbox(Outbox outbox, MeterRegistry meters, Clock passengerClock) {
        this.outbox = outbox;
        this.meters = meters;
        Gauge.builder("ansage.outbox.age.seconds", () -> outbox.oldestPlannedAt()
                .map(at -> Math.max(0, Duration.between(at, passengerClock.instant()).toSeconds()))
                .orElse(0L)).strongReference(true).register(meters);
    }

    @Override
    public List<Parcel> claim(Moment now, Instant leaseUntil, int most) {
        return outbox.claim(now, leaseUntil, most);
    }

    @Override
    public Collection<JourneyId> listToDecideAnew(List<Closing> closings) {
        return outbox.listToDecideAnew(closings);
    }

    @Override
    public Collection<JourneyId> close(List<Closing> closings, Moment now) {
        var again = outbox.close(closings, now);
        for (var closing : closings) {
            for (var attempt : closing.attempts()) {
                meters.counter("ansage.deliveries", "outcome", Closing.nameOf(attempt.outcome())).increment();
            }
            if (closing.attempts().isEmpty() && closing.status() != Closing.Status.PLANNED) {
                meters.counter("ansage.deliveries", "outcome", String.valueOf(closing.outcome())).increment();
            }
        }
        return again;
    }

    @Override
    public boolean idle(Moment now) {
        return outbox.idle(now);
    }

    @Override
    public Optional<Instant> oldestPlannedAt() {
        return outbox.oldestPlannedAt();
    }
}
