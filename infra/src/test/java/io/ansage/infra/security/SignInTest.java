package io.ansage.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.util.UriComponentsBuilder;

/** Signing in at the embedded issuer as a browser does, and as somebody does who should not get in. */
final class SignInTest {

    private static final String CONSOLE = "http://localhost:8080/support";
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";

    // One for all: making a key takes its time.
    @TempDir private static Path folder;

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private WebTestClient client;
    private ReactiveJwtDecoder decoder;
    private String secret;

    @BeforeEach
    void start() throws IOException {
        var properties = new IssuerProperties(true, "urn:ansage:issuer", "ansage", null, null, null, "ansage-console",
                List.of("openid"), List.of(URI.create("https://desk.example/support")), folder, Duration.ofHours(1),
                Duration.ofHours(12));
        var issuer = new EmbeddedIssuer(properties, () -> now);
        client = WebTestClient.bindToRouterFunction(IssuerRoutes.of(issuer))
                .configureClient()
                .baseUrl("http://localhost:8080")
                .build();
        decoder = StaffTokens.signedWith(new EmbeddedIssuer(properties, java.time.InstantSource.system()).key(),
                properties);
        secret = Files.readString(folder.resolve("desk.secret"));
    }

    @Test
    void rightSecret_leadsBack_withACodeThatIsWorthAToken() {
        now = Instant.now(); // The decoder's clock is the machine's.
        var back = location(signIn("desk", secret, asked()));

        assertThat(back.toString()).startsWith(CONSOLE + "?");
        assertThat(parameter(back, "state")).isEqualTo("a state & more");
        var tokens = exchange(parameter(back, "code"), CONSOLE, VERIFIER).expectStatus().isOk();
        var token = decoder.decode(access(tokens)).block();
        assertThat(Objects.requireNonNull(token).getSubject()).isEqualTo("desk");
        assertThat(token.getClaimAsStringList("roles")).containsExactly("operator", "support");
    }

    @Test
    void aCode_isUsedOnce_andUsedTwiceEndsTheSession() {
        var code = parameter(location(signIn("desk", secret, asked())), "code");
        var refresh = refreshToken(exchange(code, CONSOLE, VERIFIER).expectStatus().isOk());

        exchange(code, CONSOLE, VERIFIER).expectStatus().isBadRequest();
        refresh(refresh).expectStatus().isBadRequest();
    }

    @Test
    void aCode_isWorthNothing_withoutItsVerifier_elsewhere_orTooLate() {
        exchange(code(), CONSOLE, "another-verifier-of-forty-three-characters-at-least").expectStatus().isBadRequest();
        exchange(code(), CONSOLE, "").expectStatus().isBadRequest();
        exchange(code(), "https://desk.example/support", VERIFIER).expectStatus().isBadRequest();
        token(Map.of("grant_type", "authorization_code", "code", code(), "client_id", "other", "redirect_uri", CONSOLE,
                "code_verifier", VERIFIER)).expectStatus().isBadRequest();
        var late = code();
        now = now.plusSeconds(60);
        exchange(late, CONSOLE, VERIFIER).expectStatus().isBadRequest();
    }

    @Test
    void aRefreshToken_isUsedOnce_untilTheSessionEnds() {
        var first = refreshToken(exchange(code(), CONSOLE, VERIFIER));
        var second = refreshToken(refresh(first).expectStatus().isOk());
        assertThat(second).isNotEqualTo(first);

        now = now.plus(Duration.ofHours(11));
        var third = refreshToken(refresh(second).expectStatus().isOk());
        now = now.plus(Duration.ofHours(1));
        refresh(third).expectStatus().isBadRequest();
    }

    @Test
    void aStolenRefreshToken_endsTheSessionOfBoth() {
        var first = refreshToken(exchange(code(), CONSOLE, VERIFIER));
        var second = refreshToken(refresh(first).expectStatus().isOk());

        refresh(first).expectStatus().isBadRequest();
        refresh(second).expectStatus().isBadRequest();
    }

    @Test
    void aCodeIsNoRefreshToken_andTheOtherWayRound() {
        refresh(code()).expectStatus().isBadRequest();
        var refresh = refreshToken(exchange(code(), CONSOLE, VERIFIER));
        exchange(refresh, CONSOLE, VERIFIER).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @CsvSource({"redirect_uri,http://localhost:8080/support/", "redirect_uri,http://localhost:8080/support?x=1",
            "redirect_uri,http://localhost:8081/support", "redirect_uri,https://evil.example/support",
            "redirect_uri,http://localhost:8080@evil.example/support", "redirect_uri,",
            "redirect_uri,https://desk.example/support/x", "client_id,other", "client_id,"})
    void whoeverIsNotRegistered_isSentNowhere(String name, @Nullable String value) {
        for (var right : List.of(true, false)) {
            var asked = asked();
            asked.set(name, value == null ? "" : value);
            var answer = right ? signIn("desk", secret, asked) : ask(asked);
            answer.expectStatus().isBadRequest().expectHeader().doesNotExist("Location");
        }
    }

    @Test
    void anotherHost_isNotThisMachine() {
        var asked = asked();
        asked.set("redirect_uri", "http://rebound.example:8080/support");
        ask("http://rebound.example:8080", asked).expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @CsvSource({"code_challenge,,invalid_request", "code_challenge,short,invalid_request",
            "code_challenge_method,plain,invalid_request", "code_challenge_method,,invalid_request",
            "response_type,token,unsupported_response_type"})
    void withoutPkce_nobodyIsAsked(String name, @Nullable String value, String error) {
        var asked = asked();
        asked.set(name, value == null ? "" : value);

        var back = location(ask(asked));

        assertThat(parameter(back, "error")).isEqualTo(error);
        assertThat(parameter(back, "state")).isEqualTo("a state & more");
        assertThat(location(signIn("desk", secret, asked)).getQuery()).doesNotContain("code=");
    }

    @Test
    void guessing_shutsTheAccount_forLongerAndLonger() {
        for (int i = 0; i < 5; i++) {
            signIn("desk", "wrong", asked()).expectStatus().isUnauthorized();
        }
        signIn("desk", secret, asked()).expectStatus().isEqualTo(429);
        signIn("support", "wrong", asked()).expectStatus().isUnauthorized();
        now = now.plusSeconds(60);
        signIn("desk", "wrong", asked()).expectStatus().isUnauthorized();
        now = now.plusSeconds(60);
        signIn("desk", secret, asked()).expectStatus().isEqualTo(429);
        now = now.plusSeconds(60);
        signIn("desk", secret, asked()).expectStatus().isSeeOther();
    }

    @Test
    void theDocument_escapesWhatItWasGiven_andMaySendItsFormOnlyHome() {
        var asked = asked();
        asked.set("state", "\"><script>alert(1)</script>");
        var html = ask(asked).expectStatus().isOk().expectBody(String.class).returnResult();

        assertThat(html.getResponseBody()).contains("&quot;&gt;&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(html.getResponseHeaders().getFirst("Content-Security-Policy"))
                .contains("form-action 'self' http://localhost:8080")
                .contains("frame-ancestors 'none'");
        assertThat(html.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @ParameterizedTest
    @CsvSource({"de,<h1>Anmelden</h1>", "fr,<h1>Connexion</h1>", "en,<h1>Sign in</h1>", "nl,<h1>Sign in</h1>"})
    void theDocument_speaksTheLanguageOfThePage(String language, String words) {
        var asked = asked();
        asked.set("ui_locales", language);
        assertThat(ask(asked).expectBody(String.class).returnResult().getResponseBody()).contains(words);
    }

    private static MultiValueMap<String, String> asked() {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.setAll(Map.of("response_type", "code", "client_id", "ansage-console", "redirect_uri", CONSOLE, "scope",
                "openid", "state", "a state & more", "code_challenge", challenge(), "code_challenge_method", "S256"));
        return asked;
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private WebTestClient.ResponseSpec ask(MultiValueMap<String, String> asked) {
        return ask("http://localhost:8080", asked);
    }

    private WebTestClient.ResponseSpec ask(String host, MultiValueMap<String, String> asked) {
        var query = new java.util.StringJoiner("&");
        asked.forEach((name, values) -> values.forEach(
                value -> query.add(name + "=" + java.net.URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return client.get().uri(URI.create(host + "/issuer/authorize?" + query)).exchange();
    }

    private WebTestClient.ResponseSpec signIn(String account, String word, MultiValueMap<String, String> asked) {
        var form = new LinkedMultiValueMap<>(asked);
        form.set("account", account);
        form.set("secret", word);
        return client.post().uri("/issuer/authorize").body(BodyInserters.fromFormData(form)).exchange();
    }

    private String code() {
        return parameter(location(signIn("desk", secret, asked())), "code");
    }

    private WebTestClient.ResponseSpec exchange(String code, String redirect, String verifier) {
        return token(Map.of("grant_type", "authorization_code", "code", code, "client_id", "ansage-console",
                "redirect_uri", redirect, "code_verifier", verifier));
    }

    private WebTestClient.ResponseSpec refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token, "client_id", "ansage-console"));
    }

    private WebTestClient.ResponseSpec token(Map<String, String> parameters) {
        var form = new LinkedMultiValueMap<String, String>();
        form.setAll(parameters);
        return client.post().uri("/issuer/token").body(BodyInserters.fromFormData(form)).exchange();
    }

    private static URI location(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectStatus().isSeeOther().returnResult(Void.class).getResponseHeaders().getLocation());
    }

    private static String parameter(URI uri, String name) {
        var raw = UriComponentsBuilder.fromUri(uri).build().getQueryParams().getFirst(name);
        return raw == null ? "" : java.net.URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }

    private static String access(WebTestClient.ResponseSpec answer) {
        return body(answer).get("access_token").toString();
    }

    private static String refreshToken(WebTestClient.ResponseSpec answer) {
        return body(answer).get("refresh_token").toString();
    }

    private static Map<?, ?> body(WebTestClient.ResponseSpec answer) {
        EntityExchangeResult<Map> result = answer.expectBody(Map.class).returnResult();
        return Objects.requireNonNull(result.getResponseBody());
    }
}
