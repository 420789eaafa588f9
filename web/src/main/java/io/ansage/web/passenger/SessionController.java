package io.ansage.web.passenger;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.web.http.WebSettings;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Passenger;
import io.ansage.web.security.PassengerSession;
import io.ansage.web.security.SessionCookies;
import io.ansage.web.security.SessionTokens;
import io.ansage.web.security.Sessions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sessions of passengers: a pseudonym and a secret, minted on request; nobody needs an account to follow a train. */
@RestController
@RequestMapping("/api/v1/session")
@Tag(name = "Session")
final class SessionController {

    private final Sessions sessions;
    private final SessionCookies cookies;
    private final WebSettings settings;
    private final InstantSource machineClock;

    SessionController(Sessions sessions, SessionCookies cookies, WebSettings settings,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.settings = settings;
        this.machineClock = machineClock;
    }

    @PostMapping
    @Operation(summary = "Begin as a new passenger",
            description = "An app gets a bearer token, shown this once. A browser gets an HttpOnly cookie and no "
                    + "token. Not replayed under an Idempotency-Key: that would mean to store the secret.")
    ResponseEntity<SessionView> open(@RequestBody(required = false) @Nullable SessionRequest asked,
            ServerHttpRequest request) {
        var kind = asked == null || asked.kind() == null ? "app" : asked.kind();
        var now = machineClock.instant();
        var token = SessionTokens.mint();
        var session = new PassengerSession(PassengerId.random(), SessionTokens.hash(token),
                now.plus(settings.sessionLife()));
        var created = ResponseEntity.status(HttpStatus.CREATED).cacheControl(CacheControl.noStore());
        return switch (kind) {
            case "app" -> {
                sessions.open(session, now);
                yield created.body(new SessionView(session.passenger().value(), token, session.expiresAt()));
            }
            case "browser" -> {
                cookies.refuseOtherOrigins(request);
                sessions.open(session, now);
                yield created.header(HttpHeaders.SET_COOKIE, cookies.of(token, settings.sessionLife(), request))
                        .body(new SessionView(session.passenger().value(), null, session.expiresAt()));
            }
            default -> throw Problem.invalid("kind", "kind is neither app nor browser",
                    "Say app for a bearer token, browser for a cookie.");
        };
    }

    @DeleteMapping
    @Operation(summary = "End this session",
            description = "Subscriptions stay and phones are still told; DELETE /api/v1/me forgets everything.")
    ResponseEntity<Void> close(@Passenger PassengerSession session, ServerHttpRequest request) {
        sessions.close(session.tokenHash());
        return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookies.none(request)).build();
    }

    /** What kind of session is wanted. */
    record SessionRequest(@Schema(description = "app or browser", allowableValues = {"app", "browser"},
            example = "app") @Nullable String kind) {}

    /** A new session. */
    record SessionView(@Schema(description = "Pseudonym; all we know of a person") String passengerId,
            @Schema(description = "Bearer token, for apps only; shown this once",
                    example = "aps_9f8…") @Nullable String token,
            Instant expiresAt) {

        /** Without the token. */
        @Override
        public String toString() {
            return "SessionView[until " + expiresAt + "]";
        }
    }
}
