package io.ansage.push.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.ansage.domain.channel.CollapseKey;
import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.Refused;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.PushMessage;
import io.ansage.domain.channel.WebPushAddress;
import io.ansage.push.Messages;
import io.ansage.push.http.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebPushChannelTest {

    private final PushService service = new PushService(InstantSource.fixed(Messages.NOW));

    @AfterEach
    void close() throws IOException {
        service.close();
    }

    @Test
    void message_isForItsBrowserOnly_andSaysAllTheWorkerNeeds() {
        deliver(Messages.data(message(), Map.of("subscriptionId", "sub-12345678", "journeyId", "ie:A906:2025-10-03",
                "asOf", "2025-10-03T05:59:00Z", "reason", "FIRST_DELAY")));

        var body = service.server.requests.getFirst().body();
        assertThat(service.browser("anna").read(body)).isEqualTo(JsonParser.parseString("""
                {"title": "A906: 12 minutes late", "body": "Sligo → Dublin Connolly: was on time, now 12 min late.",
                 "tag": "trip-1", "version": 1, "notificationId": "n-anna-1", "silent": false, "urgent": false,
                 "lang": "en", "url": "/?trip=sub-12345678", "journeyId": "ie:A906:2025-10-03",
                 "at": "2025-10-03T05:59:00Z"}"""));
        assertThat(body.length).isLessThan(1_000);
        assertThatThrownBy(() -> service.browser("another").read(body)).hasMessageContaining("not for this browser");
    }

    @Test
    void request_carriesTimeToLive_urgency_andTheTopicThatReplaces() {
        deliver(message());
        deliver(Messages.urgent(Messages.ttl(message(), Long.MAX_VALUE)));
        deliver(Messages.silent(Messages.ttl(message(), -5)));

        assertThat(service.server.requests)
                .extracting(r -> r.headers().getFirst("TTL") + " " + r.headers().getFirst("Urgency") + " "
                        + r.headers().getFirst("Topic"))
                .containsExactly("3600 normal trip-1", "2419200 high trip-1", "0 low trip-1");
        assertThat(service.server.requests.getFirst().headers().getFirst("Content-Encoding")).isEqualTo("aes128gcm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "with.dots", "0123456789012345678901234567890123456789", "plain-key_1"})
    void topic_isAlwaysOne_andDiffersWhereKeysDiffer(String key) {
        assertThat(WebPushRequests.topic(new CollapseKey(key))).matches("[A-Za-z0-9_-]{1,32}")
                .isEqualTo(WebPushRequests.topic(new CollapseKey(key)))
                .isNotEqualTo(WebPushRequests.topic(new CollapseKey(key + "x")));
    }

    @Test
    void signature_isOurs_forThisPushService_andLastsForADayAtMost() throws Exception {
        deliver(message());
        deliver(message());

        var sent = service.server.requests.stream().map(r -> r.headers().getFirst("Authorization")).distinct().toList();
        assertThat(sent).as("one signature serves for hours").hasSize(1);
        var parts = sent.getFirst().replaceFirst("^vapid t=", "").split(", ?k=");
        assertThat(parts[1]).isEqualTo(service.keys.applicationServerKey());
        var token = parts[0].split("\\.");
        var check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(Browser.publicKey(Base64.getUrlDecoder().decode(service.keys.applicationServerKey())));
        check.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
        var claims = JsonParser
                .parseString(new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8))
                .getAsJsonObject();
        assertThat(claims.get("aud").getAsString()).isEqualTo("http://" + service.server.host());
        assertThat(claims.get("sub").getAsString()).isEqualTo("mailto:operator@example.org");
        assertThat(claims.get("exp").getAsLong()).isBetween(InstantSource.system().instant().getEpochSecond(),
                InstantSource.system().instant().getEpochSecond() + 24 * 3600);
    }

    @ParameterizedTest
    @CsvSource({"201, Accepted", "202, Accepted", "404, RecipientGone", "410, RecipientGone", "413, Refused",
            "400, Refused", "401, Refused", "403, Refused", "302, Refused", "429, TryLater", "500, TryLater",
            "503, TryLater"})
    void answers_haveTheirMeaning(int status, String outcome) {
        service.server.answering = LocalServer.answer(status, Map.of("Location", "https://elsewhere.example/"));

        assertThat(deliver(message()).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(service.server.requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "'Fri, 03 Oct 2025 06:02:00 GMT', 120", "99999999, 3600", "soon,", "'',"})
    void wishToWait_isHeard(String header, Long seconds) {
        service.server.answering = LocalServer.answer(429, Map.of("Retry-After", header));

        assertThat(deliver(message())).isInstanceOfSatisfying(TryLater.class, later -> {
            assertThat(later.retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
            assertThat(later.quota()).as("one push service's limit holds back no other").isFalse();
        });
    }

    @Test
    void subscriptionThatIsNone_isGone_andOneElsewhere_isRefused() {
        var subscription = service.browser("anna").subscription();
        var notOnTheCurve = WebPushAddress.of(subscription.endpoint().toString(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(pointOffTheCurve()), subscription.auth());
        var elsewhere = WebPushAddress.of("https://evil.example/x", subscription.p256dh(), subscription.auth());

        assertThat(deliver(Messages.addressed(message(), notOnTheCurve.address()))).isInstanceOf(RecipientGone.class);
        assertThat(deliver(Messages.to("nonsense"))).isInstanceOf(RecipientGone.class);
        assertThat(deliver(Messages.addressed(message(), elsewhere.address()))).isInstanceOf(Refused.class);
        assertThat(service.server.requests).isEmpty();
    }

    @Test
    void messageThatIsTooLarge_isRefused_unsent() {
        assertThat(deliver(Messages.texts(message(), "t", "b".repeat(4_000)))).isInstanceOf(Refused.class);
        assertThat(service.server.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://fcm.googleapis.com/fcm/send/x",
            "https://updates.push.services.mozilla.com/wpush/x",
            "https://db5p.notify.windows.com/w/?token=x", "https://web.push.apple.com/x", "https://push.example/x"})
    void knownPushServices_andThoseAdded_mayBeAsked(String endpoint) {
        assertThatCode(() -> service.channel.check(at(endpoint).address())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/x", "https://fcm.googleapis.com.evil.example/x",
            "https://evilnotify.windows.com/x", "http://fcm.googleapis.com/x", "https://fcm.googleapis.com:22/x",
            "http://127.0.0.1:1/x", "https://notify.windows.com.evil.example/planted"})
    void anybodyElse_mayNot(String endpoint) {
        assertThatThrownBy(() -> service.channel.check(at(endpoint).address()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("endpoint: ")
                .hasMessageNotContaining("planted");
    }

    @Test
    void keys_areKept_andReadBack() {
        var again = VapidKeys.read(service.keys.secret());

        assertThat(again.applicationServerKey()).isEqualTo(service.keys.applicationServerKey()).hasSize(87);
        assertThat(service.channel.parameters()).containsEntry("applicationServerKey", again.applicationServerKey());
        assertThat(again.toString()).isEqualTo("VapidKeys[secret]");
        assertThatThrownBy(() -> VapidKeys.read("x\ny")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VapidKeys.read("")).isInstanceOf(IllegalArgumentException.class);
    }

    private WebPushAddress at(String endpoint) {
        var subscription = service.browser("anna").subscription();
        return WebPushAddress.of(endpoint, subscription.p256dh(), subscription.auth());
    }

    private PushMessage message() {
        return Messages.addressed(Messages.to("anna"), service.browser("anna").subscription().address());
    }

    private DeliveryOutcome deliver(PushMessage message) {
        var outcomes = service.channel.deliver(List.of(message));
        assertThat(outcomes).hasSize(1).noneMatch(o -> o.toString().contains("/push/"));
        return outcomes.getFirst();
    }

    private static byte[] pointOffTheCurve() {
        var point = new byte[65];
        point[0] = 4;
        point[64] = 1;
        return point;
    }
}
