package io.ansage.web.security;

import io.ansage.web.problem.Problem;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The cookie of a browser's session: out of reach for scripts, not sent by other sites' forms. */
@Component
public final class SessionCookies {

    private final OriginCheck origins;

    SessionCookies(OriginCheck origins) {
        this.origins = origins;
    }

    /** A page of another origin must not put its own session into a visitor's browser. */
    public void refuseOtherOrigins(ServerHttpRequest request) {
        if (request.getHeaders().getOrigin() != null && !origins.permits(request)) {
            throw Problem.forbidden("A page of another origin may not begin a session.",
                    "Call from a page of this site.");
        }
    }

    /** Header value that sets the cookie. */
    public String of(String token, Duration life, ServerHttpRequest request) {
        return cookie(token, life, request);
    }

    /** Header value that removes the cookie. */
    public String none(ServerHttpRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private static String cookie(String value, Duration life, ServerHttpRequest request) {
        return ResponseCookie.from(SessionFilter.COOKIE, value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure("https".equals(request.getURI().getScheme()))
                .path("/")
                .maxAge(life)
                .build()
                .toString();
    }
}
