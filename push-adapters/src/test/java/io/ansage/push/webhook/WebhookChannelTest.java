package io.ansage.push.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import io.ansage.domain.channel.PushMessage;
import io.ansage.domain.channel.WebhookAddress;
import io.ansage.push.Messages;
import io.ansage.push.http.LocalServer;
import io.ansage.push.http.LocalServer.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {

    private final LocalServer server = new LocalServer();
    private final WebhookAddress address = WebhookAddress.mint(server.uri("/hook").toString());
    private Instant now = Instant.now();
    private WebhookChannel webhooks = channel(Duration.ofSeconds(10));

    @AfterEach
    void close() throws IOException {
        webhooks.close();
        server.close();
    }

    /** By the library that receivers use. */
    @Test
    void signature_isBelievedByItsReceiver_andByNobodyWithAnotherSecretOrBody() throws Exception {
        deliver(message());
        var request = server.requests.getFirst();
        var body = new String(request.body(), StandardCharsets.UTF_8);

        new Webhook(address.secret()).verify(body, signed(request));

        var another = new Webhook(WebhookAddress.mint("https://a.example").secret());
        assertThatThrownBy(() -> another.verify(body, signed(request)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(address.secret()).verify(body + " ", signed(request)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void payload_saysWhatHappened_andARepeatIsTheSameMessage() {
        var message = Messages.data(message(), Map.of("subscriptionId", "sub-12345678", "asOf", "2025-10-03T05:59:00Z",
                "reason", "FIRST_DELAY", "version", "99"));
        deliver(message);
        now = now.plusSeconds(60);
        deliver(message);

        assertThat(server.requests).extracting(r -> r.headers().getFirst("webhook-id")).containsOnly("n-anna-1");
        assertThat(server.requests.getFirst().body()).isEqualTo(server.requests.getLast().body());
        assertThat(JsonParser.parseString(new String(server.requests.getFirst().body(), StandardCharsets.UTF_8)))
                .isEqualTo(JsonParser.parseString("""
                        {"type": "notice", "timestamp": "2025-10-03T05:59:00Z", "data": {
                         "notificationId": "n-anna-1", "thread": "trip-1", "version": 1,
                         "title": "A906: 12 minutes late",
                         "body": "Sligo → Dublin Connolly: was on time, now 12 min late.", "language": "en",
                         "silent": false, "urgent": false, "expiresAt": "2025-10-03T07:00:00Z",
                         "asOf": "2025-10-03T05:59:00Z", "reason": "FIRST_DELAY",
                         "subscriptionId": "sub-12345678"}}"""));
    }

    @ParameterizedTest
    @CsvSource({"200, Accepted", "202, Accepted", "204, Accepted", "410, RecipientGone", "404, Refused", "400, Refused",
            "401, Refused", "301, Refused", "429, TryLater", "500, TryLater", "503, TryLater"})
    void answers_haveTheirMeaning(int status, String outcome) {
        server.answering = LocalServer.answer(status, Map.of("Location", "https://elsewhere.example/"));

        assertThat(deliver(message()).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void wishToWait_isHeard() {
        server.answering = LocalServer.answer(503, Map.of("Retry-After", "120"));

        assertThat(deliver(message())).isEqualTo(new TryLater("HTTP 503", Duration.ofSeconds(120), false));
    }

    @Test
    void hostThatDoesNotAnswer_isLeftAloneForAMinute_andThenAskedAgain() throws Exception {
        var over = new CountDownLatch(1);
        server.answering = _ -> {
            try {
                over.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
        webhooks.close();
        webhooks = channel(Duration.ofSeconds(1));

        assertThat(deliver(message())).isInstanceOf(Unknown.class);
        over.countDown();
        assertThat(deliver(message())).isEqualTo(
                new TryLater("its host did not answer lately", Duration.ofSeconds(60), false));
        assertThat(server.requests).hasSize(1);

        now = now.plusSeconds(60);
        server.answering = LocalServer.answer(204, Map.of());
        assertThat(deliver(message())).isInstanceOf(DeliveryOutcome.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://planted.example/", "https://10.0.0.1/planted", "https://planted.example:25/",
            "http://127.0.0.1:1/planted", "https://[::1]/planted", "https://169.254.169.254/planted"})
    void urlsInside_areRefused_unrepeated(String url) {
        assertThatThrownBy(() -> webhooks.check(WebhookAddress.mint(url).address()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("url: ")
                .hasMessageNotContaining("planted");
    }

    @Test
    void addressThatIsNone_isGone() {
        assertThat(deliver(Messages.to("nonsense"))).isInstanceOf(RecipientGone.class);
    }

    private static Map<String, List<String>> signed(Request request) {
        return Map.copyOf(request.headers());
    }

    private WebhookChannel channel(Duration patience) {
        return new WebhookChannel(new WebhookSettings(Set.of(server.host()), 10, patience), () -> now);
    }

    private PushMessage message() {
        return Messages.addressed(Messages.to("anna"), address.address());
    }

    private DeliveryOutcome deliver(PushMessage message) {
        var outcomes = webhooks.deliver(List.of(message));
        assertThat(outcomes).hasSize(1).noneMatch(o -> o.toString().contains("/hook"));
        return outcomes.getFirst();
    }
}
