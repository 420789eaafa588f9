package io.ansage.web.passenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.web.testing.WebTest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

final class DeviceApiTest extends WebTest {

    private static final String POINT = key(65, 4);
    private static final String AUTH = key(16, 7);

    @Test
    void channels_areToldToAnybody_withTheKeyForBrowsers() {
        client().get()
                .uri("/api/v1/channels")
                .exchange()
                .expectBody()
                .json("""
                        {"items": [{"id": "fcm"}, {"id": "webhook"}, {"id": "web-push", "applicationServerKey": "BPublicKey"}]}""");
        client().get()
                .uri("/api/v1/push/key")
                .exchange()
                .expectBody()
                .json("""
                        {"applicationServerKey": "BPublicKey"}""");
    }

    /** Just as a browser's PushSubscription.toJSON() gives it. */
    @Test
    void browser_registersWithItsSubscription_andNothingOfItComesOut() {
        var me = as(newPassenger().token());

        var answer = register(me, subscription("https://push.example/planted-endpoint", POINT, AUTH));

        answer.expectStatus()
                .isCreated()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("web-push").doesNotContain("planted", POINT, AUTH));
        for (var path : new String[]{"/api/v1/me/devices", "/api/v1/me/export"}) {
            me.get()
                    .uri(path)
                    .exchange()
                    .expectBody(String.class)
                    .value(body -> assertThat(body).contains("web-push").doesNotContain("planted", POINT, AUTH));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"https://evil.example/planted | P | A | subscription",
            "planted | P | A | subscription", "https://push.example/planted | planted | A | subscription",
            "https://push.example/planted | P | planted | subscription",
            "https://push.example/planted | '' | A | subscription.keys.p256dh"})
    void subscriptionThatCannotBeUsed_isRefused_namingTheField_unrepeated(String endpoint, String p256dh, String auth,
            String field) {
        register(as(newPassenger().token()),
                subscription(endpoint, p256dh.replace("P", POINT), auth.replace("A", AUTH))).expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("\"field\":\"" + field + "\"")
                        .contains("\"remedy\"")
                        .doesNotContain("planted"));
    }

    @Test
    void secretOfAWebhook_isShownOnce_andNewEachTime_whateverTheKey() {
        var me = as(newPassenger().token()).mutate().defaultHeader("Idempotency-Key", "hook").build();
        var body = "{\"channel\": \"webhook\", \"url\": \"https://home.example.org/planted\"}";

        var first = created(register(me, body));
        var second = created(register(me, body));

        assertThat(first).contains("whsec_").contains("\"label\":\"home.example.org\"").doesNotContain("planted");
        assertThat(second).contains("whsec_").isNotEqualTo(first);
        me.get()
                .uri("/api/v1/me/devices")
                .exchange()
                .expectBody(String.class)
                .value(list -> assertThat(list).contains("webhook").doesNotContain("whsec_", "planted"));
    }

    @ParameterizedTest
    @CsvSource({"http://home.example.org/planted", "planted", "https:///planted", "https://u:planted@example.org/"})
    void urlOfAWebhook_thatMayNotBeAsked_isRefused_unrepeated(String url) {
        register(as(newPassenger().token()), "{\"channel\": \"webhook\", \"url\": \"" + url + "\"}").expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("\"field\":\"url\"").doesNotContain("planted"));
    }

    private static String created(WebTestClient.ResponseSpec answer) {
        return answer.expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"channel\": \"webhook\"} | url",
            "{\"channel\": \"web-push\", \"token\": \"t\"} | subscription",
            "{\"channel\": \"web-push\", \"subscription\": {\"endpoint\": \"https://push.example/\"}} | subscription",
            "{\"channel\": \"pigeon\", \"token\": \"t\"} | channel", "{\"token\": \"t\"} | channel",
            "{\"channel\": \"fcm\"} | token"})
    void whatIsMissingOrUnknown_isNamed(String body, String field) {
        register(as(newPassenger().token()), body).expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo(field)
                .jsonPath("$.remedy")
                .isNotEmpty();
    }

    private static WebTestClient.ResponseSpec register(WebTestClient me, String body) {
        return me.post()
                .uri("/api/v1/me/devices")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static String subscription(String endpoint, String p256dh, String auth) {
        return """
                {"channel": "web-push", "subscription": {"endpoint": "%s", "expirationTime": null,
                 "keys": {"p256dh": "%s", "auth": "%s"}}}""".formatted(endpoint, p256dh, auth);
    }

    private static String key(int length, int first) {
        var bytes = new byte[length];
        bytes[0] = (byte) first;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
