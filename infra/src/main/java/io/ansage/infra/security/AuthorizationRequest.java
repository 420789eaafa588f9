package io.ansage.infra.security;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a client asks for when it sends somebody to sign in (RFC 6749, section 4.1.1, with RFC 7636).
 *
 * @param redirectUri where it wants them back, exactly as it is registered
 * @param state       what it wants to hear again
 * @param challenge   SHA-256 of its verifier, in base64url
 * @param locales     languages it prefers ({@code ui_locales})
 */
record AuthorizationRequest(String clientId, String redirectUri, @Nullable String state, String challenge,
        String locales) {

    /** Parameters that travel through the form, in this order. */
    static final List<String> NAMES = List.of("response_type", "client_id", "redirect_uri", "scope", "state",
            "code_challenge", "code_challenge_method", "ui_locales");

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST = 512;

    /** A request that cannot be answered by sending anybody anywhere: who asks, or where to go, is not known. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** A request of a known client that is wrong; the client is told so. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient URI answer;

        Refused(String redirectUri, @Nullable String state, String error, String description) {
            this.answer = AuthorizationRequest.answer(redirectUri, state,
                    Map.of("error", error, "error_description", description));
        }

        URI answer() {
            return answer;
        }
    }

    static AuthorizationRequest read(MultiValueMap<String, String> given, Clients clients) throws Unknown, Refused {
        var client = given.getFirst("client_id");
        var redirect = given.getFirst("redirect_uri");
        if (client == null || redirect == null || NAMES.stream().anyMatch(name -> repeated(given, name))
                || !clients.permits(client, redirect)) {
            throw new Unknown();
        }
        var state = given.getFirst("state");
        if (!"code".equals(given.getFirst("response_type"))) {
            throw new Refused(redirect, state, "unsupported_response_type", "Only response_type=code is answered.");
        }
        var challenge = given.getFirst("code_challenge");
        if (challenge == null || !CHALLENGE.matcher(challenge).matches()
                || !"S256".equals(given.getFirst("code_challenge_method"))) {
            throw new Refused(redirect, state, "invalid_request",
                    "Send a code_challenge with code_challenge_method=S256 (PKCE).");
        }
        return new AuthorizationRequest(client, redirect, state, challenge,
                Objects.requireNonNullElse(given.getFirst("ui_locales"), ""));
    }

    private static boolean repeated(MultiValueMap<String, String> given, String name) {
        var values = given.getOrDefault(name, List.of());
        return values.size() > 1 || values.stream().anyMatch(value -> value.length() > LONGEST);
    }

    /** Where to send somebody who signed in. */
    URI answer(String code) {
        return answer(redirectUri, state, Map.of("code", code));
    }

    private static URI answer(String redirectUri, @Nullable String state, Map<String, String> parameters) {
        var uri = UriComponentsBuilder.fromUriString(redirectUri);
        parameters.forEach((name, value) -> uri.queryParam(name, "{" + name + "}"));
        if (state == null) {
            return uri.encode().buildAndExpand(parameters).toUri();
        }
        var all = new java.util.HashMap<>(parameters);
        all.put("state", state);
        return uri.queryParam("state", "{state}").encode().buildAndExpand(all).toUri();
    }
}
