package io.ansage.infra.security;

import io.ansage.infra.security.EmbeddedIssuer.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * HTTP side of the embedded issuer: {@code POST /issuer/token} (RFC 6749: client credentials, authorization code with
 * PKCE, refresh token), {@code GET /issuer/jwks}, and where people sign in, {@code /issuer/authorize}.
 */
public final class IssuerRoutes {

    private IssuerRoutes() {}

    /** The routes of an issuer. */
    public static RouterFunction<ServerResponse> of(EmbeddedIssuer issuer) {
        var signIn = new SignInRoutes(issuer);
        return RouterFunctions.route()
                .GET("/issuer/jwks", _ -> ServerResponse.ok().bodyValue(issuer.keys()))
                .GET("/issuer/authorize", signIn::ask)
                .POST("/issuer/authorize", signIn::answer)
                .POST("/issuer/token", request -> token(issuer, request))
                .build();
    }

    private static Mono<ServerResponse> token(EmbeddedIssuer issuer, ServerRequest request) {
        return request.formData().flatMap(form -> switch (value(form, "grant_type")) {
            case "client_credentials" -> forClient(issuer, request, form);
            case "authorization_code" -> forPerson(issuer, issuer.exchange(value(form, "code"),
                    value(form, "client_id"), value(form, "redirect_uri"), value(form, "code_verifier")));
            case "refresh_token" -> forPerson(issuer,
                    issuer.refresh(value(form, "refresh_token"), value(form, "client_id")));
            default -> refuse(HttpStatus.BAD_REQUEST, "unsupported_grant_type",
                    "Send grant_type=client_credentials with client_id and client_secret, authorization_code or "
                            + "refresh_token.");
        });
    }

    private static Mono<ServerResponse> forClient(EmbeddedIssuer issuer, ServerRequest request,
            MultiValueMap<String, String> form) {
        var client = Client.of(request.headers().firstHeader("Authorization"), form);
        var token = client == null ? null : issuer.mint(client.id(), client.secret()).orElse(null);
        return token == null
                ? refuse(HttpStatus.UNAUTHORIZED, "invalid_client",
                        "The secrets of the sample clients lie in the data folder, under issuer.")
                : answer(Map.of("access_token", token, "token_type", "Bearer", "expires_in",
                        issuer.tokenSeconds()));
    }

    private static Mono<ServerResponse> forPerson(EmbeddedIssuer issuer, Optional<Tokens> tokens) {
        return tokens
                .map(t -> answer(Map.of("access_token", t.access(), "token_type", "Bearer", "expires_in",
                        issuer.tokenSeconds(), "refresh_token", t.refresh())))
                .orElseGet(() -> refuse(HttpStatus.BAD_REQUEST, "invalid_grant",
                        "It was used before, came too late, or is not this client's. Sign in again."));
    }

    private static Mono<ServerResponse> answer(Map<String, Object> tokens) {
        return ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(tokens);
    }

    private static String value(MultiValueMap<String, String> form, String name) {
        var value = form.getFirst(name);
        return value == null ? "" : value;
    }

    private static Mono<ServerResponse> refuse(HttpStatus status, String error, String description) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("error", error, "error_description", description));
    }

    /** A client and what it says is its secret, by HTTP Basic or in the form. */
    private record Client(String id, String secret) {

        static @Nullable Client of(@Nullable String authorization, MultiValueMap<String, String> form) {
            if (authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
                try {
                    var pair = new String(Base64.getDecoder().decode(authorization.substring(6).strip()),
                            StandardCharsets.UTF_8).split(":", 2);
                    return pair.length == 2 ? new Client(pair[0], pair[1]) : null;
                } catch (IllegalArgumentException e) {
                    return null;
                }
            }
            var id = form.getFirst("client_id");
            var secret = form.getFirst("client_secret");
            return id == null || secret == null ? null : new Client(id, secret);
        }
    }
}
