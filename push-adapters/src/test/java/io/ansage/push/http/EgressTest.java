package io.ansage.push.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.channel.DeliveryOutcome.RecipientSuspect;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {

    private static final byte[] BODY = "hello".getBytes(StandardCharsets.US_ASCII);

    private final LocalServer server = new LocalServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.0.8", "198.18.0.1", "224.0.0.1",
            "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1",
            "64:ff9b::a00:1", "2002:7f00:1::", "2001::1", "2001:db8::1"})
    void addressesInside_areNotPublic(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0", "192.167.0.1",
            "223.255.255.255", "2600::1", "2a00:1450:4001::1"})
    void addressesOutside_arePublic(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://push.example/", "https://push.example:22/", "https://user:planted@push.example/",
            "https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/latest", "https://[fd00:ec2::254]/",
            "file:///etc/passwd", "ftp://push.example/", "https:relative"})
    void urlsThatMayNotBeAsked_areRefused_unrepeated(String url) {
        assertThatThrownBy(() -> new Egress(Set.of()).check(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("planted");
    }

    @Test
    void urlsOutside_andThoseTheOperatorNamed_mayBeAsked() {
        var egress = new Egress(Set.of("127.0.0.1:9090", "Hub:80"));

        for (var url : new String[]{"https://push.example/x", "https://push.example:8443/x", "https://8.8.8.8/",
                "http://127.0.0.1:9090/x", "http://hub/x"}) {
            assertThatCode(() -> egress.check(URI.create(url))).as(url).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> egress.check(URI.create("http://127.0.0.1:9091/x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The name was fine when it was registered; now it leads inside, or to both sides. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "8.8.8.8 10.0.0.1", "::1"})
    void nameThatLeadsInside_isNotConnectedTo(String answers) throws Exception {
        try (var client = new EgressClient(new Egress(Set.of(), _ -> lookup(answers)), 1, Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> client.post(URI.create("https://rebound.example/"), Map.of(), BODY))
                    .isInstanceOfSatisfying(IOException.class,
                            e -> assertThat(Failures.outcomeOf(e)).isInstanceOf(RecipientSuspect.class));
        }
    }

    /** Other ways to write 127.0.0.1, which only the system's resolver understands. */
    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/", "https://2130706433/", "https://0x7f.1/", "https://127.1/"})
    void loopbackInDisguise_isNotConnectedTo(String url) throws Exception {
        try (var client = new EgressClient(new Egress(Set.of()), 1, Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> client.post(URI.create(url), Map.of(), BODY))
                    .satisfiesAnyOf(e -> assertThat(e).isInstanceOf(UnknownHostException.class),
                            e -> assertThat(e).isInstanceOf(IllegalArgumentException.class));
        }
    }

    @Test
    void redirect_isAnAnswer_andNotFollowed() throws Exception {
        server.answering = LocalServer.answer(302, Map.of("Location", server.uri("/elsewhere").toString()));
        try (var client = client(Duration.ofSeconds(10))) {
            assertThat(client.post(server.uri("/x"), Map.of("X-Y", "z"), BODY).status()).isEqualTo(302);
        }
        assertThat(server.requests).hasSize(1);
        assertThat(server.requests.getFirst().headers().getFirst("X-Y")).isEqualTo("z");
        assertThat(server.requests.getFirst().body()).isEqualTo(BODY);
    }

    /** An endless answer does not keep us. */
    @Test
    void endlessAnswer_isCutOff() throws Exception {
        server.answering = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[1_000]);
                }
            } catch (IOException _) {
                // Cut off, as it should be.
            }
        };
        try (var client = client(Duration.ofSeconds(10))) {
            assertThat(client.post(server.uri("/x"), Map.of(), BODY).status()).isEqualTo(200);
        }
    }

    @Test
    void noAnswer_isUnknown_andNoConnection_isForLater() throws Exception {
        var over = new CountDownLatch(1);
        server.answering = _ -> {
            try {
                over.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
        var closed = new LocalServer();
        closed.close();
        try (var client = client(Duration.ofMillis(200))) {
            assertThatThrownBy(() -> client.post(server.uri("/x"), Map.of(), BODY)).isInstanceOfSatisfying(
                    IOException.class, e -> assertThat(Failures.outcomeOf(e)).isInstanceOf(Unknown.class));
        } finally {
            over.countDown();
        }
        try (var client = new EgressClient(new Egress(Set.of(closed.host())), 1, Duration.ofSeconds(10))) {
            assertThatThrownBy(() -> client.post(closed.uri("/x"), Map.of(), BODY)).isInstanceOfSatisfying(
                    IOException.class, e -> assertThat(Failures.outcomeOf(e)).isInstanceOf(TryLater.class));
        }
    }

    private EgressClient client(Duration patience) {
        return new EgressClient(new Egress(Set.of(server.host())), 10, patience);
    }

    private static InetAddress[] lookup(String answers) {
        return Arrays.stream(answers.split(" ")).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }
}
