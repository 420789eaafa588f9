package io.ansage.push.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.push.Messages;
import io.ansage.push.firebase.Carrier.Request;
import io.ansage.push.standin.FcmStandIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class JdkCarrierTest {

    @Test
    void request_arrivesWithHeadersAndBody_overHttp1Too() throws Exception {
        try (var standIn = FcmStandIn.start(0, InstantSource.fixed(Messages.NOW));
                var threads = Executors.newVirtualThreadPerTaskExecutor();
                var carrier = new JdkCarrier(standIn.uri(), threads, Duration.ofSeconds(60))) {
            var request = new Request("POST", "/v1/projects/p1/messages:send",
                    List.of(Map.entry("authorization", "Bearer " + FcmStandIn.ACCESS_TOKEN)),
                    "{\"message\":{\"token\":\"phone:by-hand-1\"}}".getBytes(StandardCharsets.UTF_8),
                    Duration.ofSeconds(60));

            var answer = carrier.send(request);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type")).startsWith("application/json");
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("projects/p1/messages/1");
            assertThat(standIn.findPhone("phone:by-hand-1")).isPresent();
        }
    }
}
