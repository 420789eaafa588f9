package io.ansage.push.webhook;

import com.google.gson.JsonParser;
import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import io.ansage.domain.channel.WebhookAddress;
import io.ansage.push.Messages;
import io.ansage.push.NotificationChannelContract;
import io.ansage.push.http.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class WebhookChannelContractTest extends NotificationChannelContract {

    private final LocalServer server = new LocalServer();
    private final WebhookChannel webhooks = new WebhookChannel(
            new WebhookSettings(Set.of(server.host()), 100, Duration.ofSeconds(10)), InstantSource.fixed(Messages.NOW));

    @AfterEach
    void close() throws IOException {
        webhooks.close();
        server.close();
    }

    /** Tokens of the contract are paths here; what is none is handed on as it is. */
    @Override
    protected NotificationChannel channel() {
        return new NotificationChannel() {
            @Override
            public String id() {
                return webhooks.id();
            }

            @Override
            public List<DeliveryOutcome> deliver(List<PushMessage> messages) {
                return webhooks.deliver(messages.stream().map(this::addressed).toList());
            }

            private PushMessage addressed(PushMessage m) {
                var token = m.address().token();
                return Messages.addressed(m,
                        token.startsWith("phone:")
                                ? WebhookAddress.mint(server.uri("/" + token).toString()).address()
                                : new DeviceAddress(token));
            }
        };
    }

    @Override
    protected List<Arrived> arrivedAt(String token) {
        return server.requests.stream().filter(r -> r.path().equals("/" + token)).map(r -> {
            var data = JsonParser.parseString(new String(r.body(), StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .getAsJsonObject("data");
            return new Arrived(data.get("title").getAsString(), data.get("body").getAsString(),
                    data.get("silent").getAsBoolean(), data.get("version").getAsLong());
        }).toList();
    }
}
