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
 * Counts what providers answer, {@code ansage.deliveries} by channel and outcome (channel {@code none} for what was not
 * handed to any), and shows the age of the oldest notice that still
 * waits, {@code ansage.outbox.age.seconds} in passenger time.
 */
public final class MeteredOutbox implements Outbox {

    static final String NO_CHANNEL = "none";

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
                count(attempt.device().channel(), Closing.nameOf(attempt.outcome()));
            }
            if (closing.attempts().isEmpty() && closing.status() != Closing.Status.PLANNED) {
                count(NO_CHANNEL, String.valueOf(closing.outcome()));
            }
        }
        return again;
    }

    private void count(String channel, String outcome) {
        meters.counter("ansage.deliveries", "channel", channel, "outcome", outcome).increment();
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
