package io.ansage.infra.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notices leave the house.
 *
 * @param standInPort    loopback port of the FCM stand-in, which runs where there are no credentials; 0 for a free one
 * @param maxInFlight    how many requests to Firebase may wait for their answer at once
 * @param connectTimeout longest wait for a connection
 * @param answerTimeout  longest wait for an answer; FCM asks for 10 s or more
 * @param console        whether the console channel is there too
 * @param workers        how many pages of 500 notices are claimed, sent and closed side by side
 * @param insideHosts    host and port of those that may be reached without TLS and at addresses that are not public, such
 *                       as {@code 127.0.0.1:9090}; browsers and others may name no such address otherwise
 * @param pushServices   hosts of browsers' push services beside the known ones; {@code *.example.org} means all below it
 * @param vapid          how push services of browsers know us
 * @param webhookTimeout longest wait for a connection to a passenger's program, and for its answer
 */
@ConfigurationProperties("ansage.push")
public record PushProperties(@DefaultValue("0") int standInPort, @DefaultValue("1000") int maxInFlight,
        @DefaultValue("10s") Duration connectTimeout, @DefaultValue("30s") Duration answerTimeout,
        @DefaultValue("false") boolean console, @DefaultValue("3") int workers,
        @DefaultValue Set<String> insideHosts, @DefaultValue Set<String> pushServices, @DefaultValue Vapid vapid,
        @DefaultValue("5s") Duration webhookTimeout) {

    public PushProperties {
        insideHosts = Set.copyOf(insideHosts);
        pushServices = Set.copyOf(pushServices);
    }

    /**
     * How push services of browsers know us (RFC 8292).
     *
     * @param subject whom they may turn to: a {@code mailto:} or {@code https:} URL; Apple's refuses what leads nowhere
     * @param keyFile the key pair, made at the first start; beside the master key if absent. Browsers have to subscribe
     *                anew when it is lost
     */
    public record Vapid(@DefaultValue("mailto:operator@example.org") String subject, @Nullable Path keyFile) {}
}
