package io.ansage.infra.security;

import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one public client of the embedded issuer, and where it may have people sent back to: exactly the console at the
 * address of this machine by which it was asked, or what is configured besides.
 *
 * @param own        origin by which this server was asked, such as {@code http://localhost:8080}
 * @param registered whole URIs that are configured
 */
record Clients(String clientId, URI own, Set<String> registered) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String CONSOLE = "/support";

    static Clients of(IssuerProperties properties, URI asked) {
        return new Clients(properties.clientId(), asked,
                properties.redirectUris().stream().map(URI::toString).collect(Collectors.toUnmodifiableSet()));
    }

    boolean permits(String client, String redirectUri) {
        return clientId.equals(client) && (registered.contains(redirectUri) || redirectUri.equals(console()));
    }

    /** Empty unless this machine itself was asked: a name from outside may be anybody's. */
    private String console() {
        return own.getHost() != null && LOOPBACK.contains(own.getHost())
                ? own.getScheme() + "://" + own.getHost() + (own.getPort() < 0 ? "" : ":" + own.getPort()) + CONSOLE
                : "";
    }
}
