package io.ansage.web.security;

import io.ansage.web.http.WebSettings;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Keeps pages of other origins from acting with a passenger's cookie. Browsers name the origin of every changing
 * request; one that names none is refused too.
 */
@Component
final class OriginCheck {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Set<String> others;

    OriginCheck(WebSettings settings) {
        this.others = Set.copyOf(settings.allowedOrigins());
    }

    boolean permits(ServerHttpRequest request) {
        if (READS.contains(request.getMethod())) {
            return true;
        }
        var origin = request.getHeaders().getOrigin();
        return origin != null && (others.contains(origin) || origin.equals(own(request.getURI())));
    }

    private static String own(URI uri) {
        boolean standardPort = uri.getPort() < 0 || "http".equals(uri.getScheme()) && uri.getPort() == 80
                || "https".equals(uri.getScheme()) && uri.getPort() == 443;
        return (uri.getScheme() + "://" + uri.getHost() + (standardPort ? "" : ":" + uri.getPort()))
                .toLowerCase(Locale.ROOT);
    }
}
