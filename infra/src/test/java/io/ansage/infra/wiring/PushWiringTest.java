package io.ansage.infra.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.CollapseKey;
import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import io.ansage.push.standin.FcmStandIn;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PushWiringTest {

    private static final Instant NOW = Instant.parse("2025-10-03T06:00:00Z");

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withPropertyValues("GOOGLE_APPLICATION_CREDENTIALS=")
            .withBean("machineClock", InstantSource.class, () -> InstantSource.fixed(NOW))
            .withBean("passengerClock", Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC))
            .withUserConfiguration(PushWiring.class);

    @Test
    void withoutCredentials_messagesReachTheVirtualPhone() {
        application.run(context -> {
            var channel = context.getBean("firebaseChannel", NotificationChannel.class);
            var message = new PushMessage("n1", new DeviceAddress("phone:wiring-1"), new CollapseKey("trip"), 1, "A906",
                    "12 minutes late", "en", false, false, NOW, 60, Map.of());

            assertThat(channel.deliver(List.of(message))).hasOnlyElementsOfType(Accepted.class);
            assertThat(context.getBean(FcmStandIn.class).findPhone("phone:wiring-1")).isPresent();
            assertThat(context).doesNotHaveBean("consoleChannel");
        });
    }

    @Test
    void consoleChannel_isThereWhenAskedFor() {
        application.withPropertyValues("ansage.push.console=true")
                .run(context -> assertThat(
                        context.getBeansOfType(NotificationChannel.class)).containsOnlyKeys("firebaseChannel",
                                "consoleChannel"));
    }

    @Test
    void unreadableCredentials_stopTheStart_namingTheVariable() {
        application.withPropertyValues("GOOGLE_APPLICATION_CREDENTIALS=/nowhere.json")
                .run(context -> assertThat(context).hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("GOOGLE_APPLICATION_CREDENTIALS"));
    }

    @Test
    void takenPort_stopsTheStart_namingTheRemedy() throws Exception {
        try (var other = FcmStandIn.start(0, InstantSource.fixed(NOW))) {
            application.withPropertyValues("ansage.push.stand-in-port=" + other.uri().getPort())
                    .run(context -> assertThat(context).hasFailed()
                            .getFailure()
                            .hasStackTraceContaining("ansage.push.stand-in-port"));
        }
    }
}
