package io.ansage.push.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Where requests may go: by https to the public internet, and to the few hosts inside that the operator named. An
 * address is looked at when the connection is made, so that a name cannot lead elsewhere after it was checked.
 */
public final class Egress implements DnsResolver {

    private static final Set<Integer> PORTS = Set.of(443, 8443);

    private final Set<String> inside;
    private final Lookup lookup;

    /** How names become addresses. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** @param inside host and port of those inside, such as {@code 127.0.0.1:9090}; also reached without TLS */
    public Egress(Set<String> inside) {
        this(inside, InetAddress::getAllByName);
    }

    Egress(Set<String> inside, Lookup lookup) {
        this.inside = inside.stream().map(i -> i.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.lookup = lookup;
    }

    /**
     * Looks at a URL, without looking its host up.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without repeating it
     */
    public void check(URI url) {
        if (isInside(url)) {
            return;
        }
        if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must be an https URL without user information");
        }
        if (!PORTS.contains(port(url))) {
            throw new IllegalArgumentException("must use port 443 or 8443");
        }
        var literal = literal(url.getHost());
        if (literal != null && !PublicAddress.is(literal)) {
            throw new IllegalArgumentException("must not lead to an address that is not public");
        }
    }

    /** Whether the operator named this host and port. */
    public boolean isInside(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null
                && url.getRawUserInfo() == null && isInside(url.getHost(), port(url));
    }

    private boolean isInside(String host, int port) {
        return inside.contains(host.toLowerCase(Locale.ROOT) + ":" + port);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "http".equals(url.getScheme()) ? 80 : 443;
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        var found = lookup.all(host);
        if (!isInside(host, port)) {
            for (var address : found) {
                // One is enough: whoever mixes them wants us to try.
                if (!PublicAddress.is(address)) {
                    throw new NotPublic();
                }
            }
        }
        return Arrays.stream(found).map(a -> new InetSocketAddress(a, port)).toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new UnknownHostException("asked without a port");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The host's address is not of the public internet. */
    static final class NotPublic extends UnknownHostException {
        NotPublic() {
            super("address is not public");
        }
    }
}
