package io.ansage.infra.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.channel.CollapseKey;
import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import io.ansage.domain.channel.WebPushAddress;
import io.ansage.push.standin.FcmStandIn;
import io.ansage.query.api.Channels;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PushWiringTest {

    private static final Instant NOW = Instant.parse("2025-10-03T06:00:00Z");

    @TempDir private static Path folder;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withPropertyValues("GOOGLE_APPLICATION_CREDENTIALS=",
                    "ansage.master-key-file=" + folder.resolve("data/master.key"))
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
                                "webPushChannel", "webhookChannel", "consoleChannel"));
    }

    /** Whoever has subscribed with it could not be reached under another. */
    @Test
    void keyForBrowsers_isMadeOnce_besideTheMasterKey_forItsOwnerAlone() {
        var seen = new ArrayList<String>();
        for (int start = 0; start < 2; start++) {
            application.run(context -> seen.add(context.getBean(Channels.class)
                    .list()
                    .stream()
                    .filter(c -> c.id().equals("web-push"))
                    .findFirst()
                    .orElseThrow()
                    .parameters()
                    .get("applicationServerKey")));
        }
        assertThat(seen.getFirst()).hasSize(87).isEqualTo(seen.getLast());
        assertThat(folder.resolve("data/vapid.key")).satisfies(file -> assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
    }

    @Test
    void subjectOrKeyOfNoUse_stopsTheStart_namingTheSetting() throws Exception {
        application.withPropertyValues("ansage.push.vapid.subject=me")
                .run(context -> assertThat(context).hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("ansage.push.vapid.subject"));
        var damaged = Files.writeString(folder.resolve("damaged.key"), "planted-secret");
        application.withPropertyValues("ansage.push.vapid.key-file=" + damaged)
                .run(context -> assertThat(context).hasFailed()
                        .getFailure()
                        .hasStackTraceContaining("damaged.key")
                        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("planted-secret")));
    }

    /** The hosts inside that the operator names, and no others. */
    @Test
    void hostInside_mayBeNamed() {
        var address = WebPushAddress.of("http://127.0.0.1:9090/push/x", key(65, 4), key(16, 1)).address();
        application.run(context -> assertThatThrownBy(() -> context.getBean(Channels.class).check("web-push", address))
                .hasMessageContaining("endpoint"));
        application.withPropertyValues("ansage.push.inside-hosts=127.0.0.1:9090")
                .run(context -> context.getBean(Channels.class).check("web-push", address));
    }

    private static String key(int length, int first) {
        var bytes = new byte[length];
        bytes[0] = (byte) first;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String stackTrace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
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
