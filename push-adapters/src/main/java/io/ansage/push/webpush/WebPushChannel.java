package io.ansage.push.webpush;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.Refused;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import io.ansage.domain.channel.WebPushAddress;
import io.ansage.push.http.Egress;
import io.ansage.push.http.EgressClient;
import io.ansage.push.http.EgressClient.Answer;
import io.ansage.push.http.Failures;
import io.ansage.push.http.SideBySide;
import io.ansage.push.http.Wish;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Delivers to browsers. One attempt per message; whether to try again is told by the outcome. */
public final class WebPushChannel implements NotificationChannel, AutoCloseable {

    /** Name under which browsers register for this channel. */
    public static final String ID = "web-push";

    /** Parameter with the public key that a browser subscribes with. */
    public static final String APPLICATION_SERVER_KEY = "applicationServerKey";

    /** Below the lease of the delivery worker, whatever single answers take. */
    private static final Duration PAGE = Duration.ofSeconds(20);

    private final String applicationServerKey;
    private final PushServices services;
    private final WebPushRequests requests;
    private final EgressClient client;
    private final SideBySide threads = new SideBySide(ID, PAGE);
    private final InstantSource machineTime;

    public WebPushChannel(WebPushSettings settings, InstantSource machineTime) {
        var egress = new Egress(settings.inside());
        this.applicationServerKey = settings.keys().applicationServerKey();
        this.services = new PushServices(settings.services(), egress);
        this.requests = new WebPushRequests(settings.subject(), settings.keys(), machineTime);
        this.client = new EgressClient(egress, settings.maxInFlight(), settings.patience());
        this.machineTime = machineTime;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void check(DeviceAddress address) {
        services.check(WebPushAddress.read(address).endpoint());
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(APPLICATION_SERVER_KEY, applicationServerKey);
    }

    @Override
    public List<DeliveryOutcome> deliver(List<PushMessage> messages) {
        return threads.deliver(messages, this::deliver);
    }

    private DeliveryOutcome deliver(PushMessage message) {
        var payload = WebPushPayload.of(message);
        if (payload.length > WebPushPayload.LIMIT) {
            return new Refused("message is too large: " + payload.length + " bytes");
        }
        WebPushAddress to;
        byte[] body;
        try {
            to = WebPushAddress.read(message.address());
            body = requests.body(to, payload);
        } catch (Exception e) {
            // What the library throws is not declared. With these keys nothing will ever be readable there.
            return new RecipientGone("not a subscription that can be used: " + e.getClass().getSimpleName());
        }
        try {
            services.check(to.endpoint());
            return outcome(client.post(to.endpoint(), requests.headers(to, message), body));
        } catch (IllegalArgumentException e) {
            return new Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Failures.outcomeOf(e);
        }
    }

    /** RFC 8030, 5 and 7.3, and what the push services do beyond it. */
    private DeliveryOutcome outcome(Answer answer) {
        int status = answer.status();
        return switch (status) {
            // The address that the service gives the message would let its reader delete it: not kept.
            case 200, 201, 202, 204 -> new Accepted(UUID.randomUUID().toString());
            case 404, 410 -> new RecipientGone("HTTP " + status);
            case 429 -> later(answer);
            // A wrong signature is one subscription's as well as everybody's: it holds back nobody else.
            default -> status < 500 ? new Refused("HTTP " + status) : later(answer);
        };
    }

    private TryLater later(Answer answer) {
        return new TryLater("HTTP " + answer.status(), Wish.read(answer.retryAfter().orElse(null), machineTime), false);
    }

    @Override
    public void close() throws IOException {
        threads.close();
        client.close();
    }
}
