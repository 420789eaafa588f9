package io.ansage.push.webpush;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import io.ansage.push.Messages;
import io.ansage.push.NotificationChannelContract;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class WebPushChannelContractTest extends NotificationChannelContract {

    private final PushService service = new PushService(InstantSource.fixed(Messages.NOW));

    @AfterEach
    void close() throws IOException {
        service.close();
    }

    /** Tokens of the contract are names of browsers here; what is none is handed on as it is. */
    @Override
    protected NotificationChannel channel() {
        return new NotificationChannel() {
            @Override
            public String id() {
                return service.channel.id();
            }

            @Override
            public List<DeliveryOutcome> deliver(List<PushMessage> messages) {
                return service.channel.deliver(messages.stream().map(this::addressed).toList());
            }

            private PushMessage addressed(PushMessage m) {
                var token = m.address().token();
                var address = token.startsWith("phone:")
                        ? service.browser(token).subscription().address()
                        : new DeviceAddress(token);
                return Messages.addressed(m, address);
            }
        };
    }

    @Override
    protected List<Arrived> arrivedAt(String token) {
        return service.requestsFor(token).stream().map(r -> service.browser(token).read(r.body())).map(json -> {
            return new Arrived(json.get("title").getAsString(), json.get("body").getAsString(),
                    json.get("silent").getAsBoolean(), json.get("version").getAsLong());
        }).toList();
    }
}
