package io.ansage.push.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.Refused;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import io.ansage.domain.channel.WebhookAddress;
import io.ansage.push.http.Egress;
import io.ansage.push.http.EgressClient;
import io.ansage.push.http.EgressClient.Answer;
import io.ansage.push.http.Failures;
import io.ansage.push.http.SideBySide;
import io.ansage.push.http.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Posts to programs of passengers, signed so that they can tell us from others. One attempt per message; a host that does
 * not answer is left alone for a minute.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
public final class WebhookChannel implements NotificationChannel, AutoCloseable {

    /** Name under which programs register for this channel. */
    public static final String ID = "webhook";

    private static final Duration PAGE = Duration.ofSeconds(15);

    private final Egress egress;
    private final EgressClient client;
    private final SlowHosts slow;
    private final SideBySide threads = new SideBySide(ID, PAGE);
    private final InstantSource machineTime;

    public WebhookChannel(WebhookSettings settings, InstantSource machineTime) {
        this.egress = new Egress(settings.inside());
        this.client = new EgressClient(egress, settings.maxInFlight(), settings.patience());
        this.slow = new SlowHosts(machineTime);
        this.machineTime = machineTime;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void check(DeviceAddress address) {
        try {
            egress.check(WebhookAddress.read(address).url());
        } catch (IllegalArgumentException e) {
            var why = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(why.startsWith("url: ") ? why : "url: " + why, e);
        }
    }

    @Override
    public List<DeliveryOutcome> deliver(List<PushMessage> messages) {
        return threads.deliver(messages, this::deliver);
    }

    private DeliveryOutcome deliver(PushMessage message) {
        WebhookAddress to;
        try {
            to = WebhookAddress.read(message.address());
        } catch (IllegalArgumentException _) {
            return new RecipientGone("not an address that can be used");
        }
        var host = to.url().getRawAuthority();
        var pause = slow.pauseOf(host);
        if (pause != null) {
            return new TryLater("its host did not answer lately", pause, false);
        }
        try {
            var payload = WebhookPayload.of(message);
            return outcome(client.post(to.url(), headers(message, to, payload),
                    payload.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return new Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            var outcome = Failures.outcomeOf(e);
            if (outcome instanceof Unknown || outcome instanceof TryLater) {
                slow.pause(host);
            }
            return outcome;
        }
    }

    private Map<String, String> headers(PushMessage message, WebhookAddress to, String payload) {
        long now = machineTime.instant().getEpochSecond();
        try {
            return Map.of("content-type", "application/json", "webhook-id", message.notificationId(),
                    "webhook-timestamp", Long.toString(now), "webhook-signature",
                    new Webhook(to.secret()).sign(message.notificationId(), now, payload));
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("every secret here can sign", e);
        }
    }

    private DeliveryOutcome outcome(Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Accepted(UUID.randomUUID().toString());
        }
        if (status == 410) {
            return new RecipientGone("HTTP 410");
        }
        return status == 429 || status >= 500
                ? new TryLater("HTTP " + status, Wish.read(answer.retryAfter().orElse(null), machineTime), false)
                : new Refused("HTTP " + status);
    }

    @Override
    public void close() throws IOException {
        threads.close();
        client.close();
    }
}
