package io.ansage.push.webpush;

import io.ansage.push.http.Egress;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The push services that may be asked: those of the browsers, and what the operator adds. */
final class PushServices {

    private static final Set<String> KNOWN = Set.of("fcm.googleapis.com", "jmt17.google.com",
            "updates.push.services.mozilla.com", "*.push.services.mozilla.com", "*.notify.windows.com",
            "web.push.apple.com", "*.push.apple.com");

    private final Set<String> hosts = new HashSet<>(KNOWN);
    private final Egress egress;

    PushServices(Set<String> more, Egress egress) {
        more.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        this.egress = egress;
    }

    /**
     * Looks at an endpoint.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without repeating it
     */
    void check(URI endpoint) {
        if (!egress.isInside(endpoint) && !isService(endpoint.getHost().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("endpoint: is not at a push service known here");
        }
        try {
            egress.check(endpoint);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("endpoint: " + e.getMessage(), e);
        }
    }

    private boolean isService(String host) {
        if (hosts.contains(host)) {
            return true;
        }
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (hosts.contains("*" + host.substring(dot))) {
                return true;
            }
        }
        return false;
    }
}
