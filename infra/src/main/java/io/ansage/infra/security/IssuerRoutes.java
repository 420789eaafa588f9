package io.ansage.infra.security;

import java.util.Base64;
import java.util.Map;
import java.nio.charset.StandardCharsets;
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
 * HTTP side of the embedded issuer: {@code POST /issuer/token} (RFC 6749, section 4.4, client credentials) and
 * {@code GET /issuer/jwks}.
 */
public final class IssuerRoutes {

    private IssuerRoutes() {}

    /** The routes of an issuer. */
    public static RouterFunction<ServerResponse> of(EmbeddedIssuer issuer) {
        return RouterFunctions.route()
                .GET("/issuer/jwks", _ -> ServerResponse.ok().bodyValue(issuer.keys()))
                .POST("/issuer/token", request -> token(issuer, request))
                .build();
    }

    private static Mono<ServerResponse> token(EmbeddedIssuer issuer, ServerRequest request) {
        return request.formData().flatMap(form -> {
            if (!"client_credentials".equals(form.getFirst("grant_type"))) {
                return refuse(HttpStatus.BAD_REQUEST, "unsupported_grant_type",
                        "Send grant_type=client_credentials with client_id and client_secret.");
            }
            var client = Client.of(request.headers().firstHeader("Authorization"), form);
            var token = client == null ? null : issuer.mint(client.id(), client.secret()).orElse(null);
            return token == null
                    ? refuse(HttpStatus.UNAUTHORIZED, "invalid_client",
                            "The secrets of the sample clients lie in the data folder, under issuer.")
                    : ServerResponse.ok()
                            .cacheControl(CacheControl.noStore())
                            .bodyValue(Map.of("access_token", token, "token_type", "Bearer", "expires_in",
                                    issuer.tokenSeconds()));
        });
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
