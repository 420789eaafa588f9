package io.ansage.push.webhook;

import java.time.Duration;
import java.util.Set;

/**
 * How messages go to programs.
 *
 * @param inside      host and port of those that may be reached without TLS and at addresses that are not public
 * @param maxInFlight how many requests may wait for their answer at once
 * @param patience    longest wait for a connection, and for an answer: who takes webhooks answers first and works then
 */
public record WebhookSettings(Set<String> inside, int maxInFlight, Duration patience) {

    public WebhookSettings {
        inside = Set.copyOf(inside);
    }
}
