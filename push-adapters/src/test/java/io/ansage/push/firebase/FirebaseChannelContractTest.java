package io.ansage.push.firebase;

import io.ansage.domain.channel.NotificationChannel;
import io.ansage.push.Messages;
import io.ansage.push.NotificationChannelContract;
import io.ansage.push.standin.FcmStandIn;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class FirebaseChannelContractTest extends NotificationChannelContract {

    private FcmStandIn standIn;
    private FirebaseChannel channel;

    @BeforeEach
    void start() throws IOException {
        standIn = FcmStandIn.start(0, InstantSource.fixed(Messages.NOW));
        channel = FirebaseChannelTest.channel(standIn, 100);
    }

    @AfterEach
    void stop() throws IOException {
        channel.close();
        standIn.close();
    }

    @Override
    protected NotificationChannel channel() {
        return channel;
    }

    @Override
    protected List<Arrived> arrivedAt(String token) {
        return standIn.findPhone(token)
                .map(phone -> phone.state()
                        .log()
                        .stream()
                        .map(e -> new Arrived(e.title(), e.body(), "true".equals(e.data().get("silent")), e.version()))
                        .toList())
                .orElse(List.of());
    }
}
