package io.ansage.web.passenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.web.testing.WebTest;
import io.ansage.web.testing.World;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

final class DeviceApiTest extends WebTest {

    @Autowired private World.SentCodes sent;

    private static final String POINT = key(65, 4);
    private static final String AUTH = key(16, 7);

    @Test
    void channels_areToldToAnybody_withTheKeyForBrowsers() {
        client().get()
                .uri("/api/v1/channels")
                .exchange()
                .expectBody()
                .json("""
                        {"items": [{"id": "email"}, {"id": "fcm"}, {"id": "webhook"}, {"id": "web-push", "applicationServerKey": "BPublicKey"}]}""");
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

    @Test
    void mailbox_isToldNothing_beforeItsOwnerShowsTheCode() {
        var me = as(newPassenger().token()).mutate().defaultHeader("Accept-Language", "de-CH, en;q=0.5").build();
        var id = idOf(created(register(me, mailbox("anna@Example.org"))));
        var code = sent.byMailbox.get("anna@example.org");
        assertThat(code).startsWith("de ");
        assertThat(devices(me)).contains("anna@example.org").contains("\"confirmed\":false");

        confirm(me, id, "99999999".equals(code.substring(3)) ? "11111111" : "99999999").expectStatus().isEqualTo(422);
        confirm(as(newPassenger().token()), id, code.substring(3)).expectStatus().isNotFound();
        confirm(me, id, "12").expectStatus().isBadRequest();
        assertThat(devices(me)).contains("\"confirmed\":false");

        confirm(me, id, code.substring(3)).expectStatus().isNoContent();
        assertThat(devices(me)).contains("\"confirmed\":true");
    }

    @Test
    void mailbox_isLeftByOneClick_withoutAnyIdentity() {
        var me = as(newPassenger().token());
        created(register(me, mailbox("one-click@example.org")));

        for (var key : new String[]{sent.stopKeys.get("one-click@example.org"), "unknown"}) {
            client().post()
                    .uri("/api/v1/unsubscribe/" + key)
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .bodyValue("List-Unsubscribe=One-Click")
                    .exchange()
                    .expectStatus()
                    .isNoContent();
        }
        assertThat(devices(me)).doesNotContain("one-click");
    }

    @Test
    void mailboxThatCannotBeReached_isNotKept_andNobodyIsFlooded() {
        register(as(newPassenger().token()), mailbox("down@example.org")).expectStatus().isEqualTo(503);
        for (int i = 0; i < 3; i++) {
            created(register(as(newPassenger().token()), mailbox("victim@example.org")));
        }
        register(as(newPassenger().token()), mailbox("victim@example.org")).expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .exists("Retry-After");
    }

    @ParameterizedTest
    @ValueSource(strings = {"planted", "a@planted", "a@planted.example\\r\\nBcc: b@example.org",
            "a@x.example,planted@y.example",
            "Anna <planted@example.org>"})
    void whatIsNoMailbox_isRefused_unrepeated(String address) {
        register(as(newPassenger().token()), mailbox(address)).expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("\"field\":\"address\"").doesNotContain("planted"));
    }

    private static String mailbox(String address) {
        return "{\"channel\": \"email\", \"address\": \"" + address + "\"}";
    }

    private static String idOf(String body) {
        return body.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
    }

    private static String devices(WebTestClient me) {
        return me.get()
                .uri("/api/v1/me/devices")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static WebTestClient.ResponseSpec confirm(WebTestClient me, String id, String code) {
        return me.post()
                .uri("/api/v1/me/devices/" + id + "/confirmation")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"code\": \"" + code + "\"}")
                .exchange();
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
