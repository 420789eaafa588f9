package io.ansage.infra.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedPollerTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    @TempDir Path folder;

    private final List<String> handled = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final FeedHealth health = new FeedHealth();
    private HttpServer server;
    private volatile int status = 200;
    private volatile byte[] body = "news".getBytes(StandardCharsets.UTF_8);
    private volatile boolean gzip;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/feed", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void unchangedFeed_isAskedForConditionally_andHandledOnce() throws Exception {
        var poller = remote();
        poller.poll();
        status = 304;
        poller.poll();

        assertThat(handled).containsExactly("news");
        assertThat(conditions).containsExactly("null", "\"v1\"");
    }

    @Test
    void packedFeed_isUnpacked_andABombCutOff() throws Exception {
        gzip = true;
        var poller = remote();
        poller.poll();
        body = new byte[20 << 20];
        for (int i = 0; i < 3; i++) {
            poller.poll();
        }

        assertThat(handled).containsExactly("news");
        assertThat(health.states().get("feed")).contains("more than the 1048576 bytes allowed");
    }

    @Test
    void failures_lengthenTheWait_andThreeInARowMakeTheFeedUnavailable() throws Exception {
        status = 503;
        var poller = remote();

        assertThat(poller.poll()).isBetween(INTERVAL, INTERVAL.multipliedBy(2));
        assertThat(poller.poll()).isBetween(INTERVAL.multipliedBy(2), INTERVAL.multipliedBy(3));
        assertThat(health.allAvailable()).isTrue();
        assertThat(poller.poll()).isGreaterThanOrEqualTo(INTERVAL.multipliedBy(4));
        assertThat(health.allAvailable()).isFalse();

        status = 200;
        poller.poll();
        assertThat(health.allAvailable()).isTrue();
        assertThat(handled).containsExactly("news");
    }

    @Test
    void p30_emptyAnswer_isAFailure_notAnEmptyFeed() throws Exception {
        body = new byte[0];
        var poller = remote();
        poller.poll();
        poller.poll();
        poller.poll();

        assertThat(handled).isEmpty();
        assertThat(health.allAvailable()).isFalse();
    }

    @Test
    void file_isReadAgainOnlyWhenItChanged() throws Exception {
        var file = Files.writeString(folder.resolve("feed.xml"), "one");
        var poller = poller(new FeedLocation.Local(file));
        poller.poll();
        poller.poll();
        Files.writeString(file, "other");
        poller.poll();

        assertThat(handled).containsExactly("one", "other");
    }

    private FeedPoller remote() {
        return poller(FeedLocation.of("http://127.0.0.1:" + server.getAddress().getPort() + "/feed"));
    }

    private FeedPoller poller(FeedLocation location) {
        var http = HttpClient.newHttpClient();
        return new FeedPoller("feed", new FeedFetch(location, http, 1 << 20),
                message -> handled.add(new String(message.body(), StandardCharsets.UTF_8)), INTERVAL, health);
    }

    private void answer(HttpExchange exchange) throws IOException {
        conditions.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match")));
        exchange.getResponseHeaders().add("ETag", "\"v1\"");
        var out = new ByteArrayOutputStream();
        if (gzip) {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            try (var packed = new GZIPOutputStream(out)) {
                packed.write(body);
            }
        } else {
            out.write(body);
        }
        exchange.sendResponseHeaders(status, status == 200 && out.size() > 0 ? out.size() : -1);
        if (status == 200) {
            exchange.getResponseBody().write(out.toByteArray());
        }
        exchange.close();
    }
}
