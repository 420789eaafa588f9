package io.ansage.push.webpush;

import java.time.Duration;
import java.util.Set;

/**
 * How messages go to browsers.
 *
 * @param subject     who push services may turn to: a {@code mailto:} or {@code https:} URL
 * @param keys        the key pair of this installation
 * @param services    hosts of push services beside the known ones; {@code *.example.org} means all below it
 * @param inside      host and port of those that may be asked without TLS and at addresses that are not public
 * @param maxInFlight how many requests may wait for their answer at once
 * @param patience    longest wait for a connection, and for an answer
 */
public record WebPushSettings(String subject, VapidKeys keys, Set<String> services, Set<String> inside,
        int maxInFlight, Duration patience) {

    public WebPushSettings {
        if (!subject.startsWith("mailto:") && !subject.startsWith("https://")) {
            throw new IllegalArgumentException("subject: must begin with mailto: or https://");
        }
        services = Set.copyOf(services);
        inside = Set.copyOf(inside);
    }
}
