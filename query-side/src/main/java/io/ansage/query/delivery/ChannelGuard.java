package io.ansage.query.delivery;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeliveryOutcome.ChannelBroken;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a channel back that is broken or whose quota is used up. Once the pause is over a single message probes it, one
 * a second at most, until one is taken; nothing else is sent meanwhile, and nothing is dropped.
 */
final class ChannelGuard {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelGuard.class);
    private static final Duration BREAK = Duration.ofSeconds(60);
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(1);
    /**
     * The same answer says that a single phone gets too much, and then it is that message alone that waits: up to one
     * in ten does not hold back the others. A quota that is used up refuses all that follow.
     */
    private static final int ONE_IN = 10;

    private final String channel;
    private @Nullable Instant heldUntil;

    ChannelGuard(String channel) {
        this.channel = channel;
    }

    /** How many of so many messages may be sent now. A probe holds the others back until its answer, or a second. */
    synchronized int permit(int wanted, Instant now) {
        if (heldUntil == null) {
            return wanted;
        }
        if (now.isBefore(heldUntil) || wanted == 0) {
            return 0;
        }
        heldUntil = now.plus(BETWEEN_PROBES);
        return 1;
    }

    /** When those that were not permitted may ask again. */
    synchronized Instant askAgainAt(Instant now) {
        return heldUntil == null || !heldUntil.isAfter(now) ? now.plus(BETWEEN_PROBES) : heldUntil;
    }

    /** Learns from the answers to one hand-over. */
    synchronized void learn(List<DeliveryOutcome> outcomes, Instant now) {
        var broken = outcomes.stream().filter(ChannelBroken.class::isInstance).findFirst();
        if (broken.isPresent()) {
            LOG.error("Channel {} is broken; messages wait until it is mended: {}", channel,
                    ((ChannelBroken) broken.get()).why());
            heldUntil = now.plus(BREAK);
            return;
        }
        var refused = outcomes.stream().filter(o -> o instanceof TryLater later && later.quota()).toList();
        var pause = refused.size() * ONE_IN <= outcomes.size()
                ? Optional.<Duration>empty()
                : refused.stream()
                        .map(o -> Objects.requireNonNullElse(((TryLater) o).retryAfter(), BREAK))
                        .max(Duration::compareTo);
        if (pause.isPresent()) {
            LOG.warn("The quota of channel {} is used up; messages wait for {} s", channel, pause.get().toSeconds());
            heldUntil = now.plus(pause.get().compareTo(BETWEEN_PROBES) < 0 ? BETWEEN_PROBES : pause.get());
        } else if (heldUntil != null && outcomes.stream().anyMatch(Accepted.class::isInstance)) {
            LOG.info("Channel {} takes messages again", channel);
            heldUntil = null;
        }
    }

    synchronized boolean working() {
        return heldUntil == null;
    }
}
