package io.ansage.push.firebase;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.ansage.push.firebase.Carrier.Request;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Carries the requests of firebase-admin: many over one HTTP/2 connection, none waiting on a pooled thread. Permits bound
 * what is in flight; the one given back last is taken first, so that little traffic keeps to one warm connection.
 */
final class FirebaseTransport extends HttpTransport {

    private static final URI GOOGLE = URI.create("https://fcm.googleapis.com");
    /** Google's servers take 100 streams on a connection; one more is an error, not a second connection. */
    private static final int STREAMS_PER_CONNECTION = 80;
    private static final int LOOPS = 2;

    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("fcm-http-", 0).factory());
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(LOOPS,
            new DefaultThreadFactory("fcm-loop", true), NioIoHandler.newFactory());
    private final List<Lane> lanes = new ArrayList<>();
    private final BlockingDeque<Lane> permits = new LinkedBlockingDeque<>();
    private volatile Target latest = new Target("", "/");

    /** What is asked for again and again need not be taken apart again and again. */
    private record Target(String url, String path) {

        static Target of(String url) {
            var uri = URI.create(url);
            return new Target(url, uri.getRawQuery() == null
                    ? uri.getRawPath()
                    : uri.getRawPath() + "?" + uri.getRawQuery());
        }
    }

    /** @param instead where requests go instead of to Google; nothing if they go to Google */
    FirebaseTransport(@Nullable URI instead, int maxInFlight, Duration connectTimeout) {
        var server = instead == null ? GOOGLE : instead;
        var otherWay = new AtomicBoolean(isBehindProxy(server));
        try {
            var tls = server.getScheme().equals("https") ? Http2Carrier.tls() : null;
            for (int i = 0; i < maxInFlight; i++) {
                if (i % STREAMS_PER_CONNECTION == 0) {
                    lanes.add(new Lane(new Http2Carrier(server, tls, loops, connectTimeout),
                            () -> new JdkCarrier(server, threads, connectTimeout), otherWay));
                }
                permits.add(lanes.getLast());
            }
        } catch (IOException e) {
            throw new IllegalStateException("this JDK cannot encrypt", e);
        }
    }

    private static boolean isBehindProxy(URI server) {
        var selector = ProxySelector.getDefault();
        return selector != null
                && selector.select(server).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        var target = latest;
        if (!target.url().equals(url)) {
            target = Target.of(url);
            latest = target;
        }
        return new TransportRequest(this, method, target.path());
    }

    LowLevelHttpResponse send(Request request) throws IOException {
        try {
            var lane = permits.take();
            try {
                return new TransportResponse(lane.send(request));
            } finally {
                permits.addFirst(lane);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void shutdown() {
        lanes.forEach(Lane::close);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        threads.shutdown();
    }
}
