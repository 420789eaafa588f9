package io.ansage.push.firebase;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Over one HTTP/2 connection, made when it is first needed and made anew when it is gone. Requests of all threads that
 * come together leave in one write.
 */
final class Http2Carrier implements Carrier {

    /** A connection that is about to close may refuse a request; the next one is new. */
    private static final int ATTEMPTS = 2;

    private final EventLoopGroup loops;
    private final URI server;
    private final @Nullable SslContext tls;
    private final Duration connectTimeout;
    private @Nullable CompletableFuture<Http2Exchanges> connection;

    /** @param tls as {@link #tls()} makes it; absent if requests go in the clear */
    Http2Carrier(URI server, @Nullable SslContext tls, EventLoopGroup loops, Duration connectTimeout) {
        this.server = server;
        this.tls = tls;
        this.loops = loops;
        this.connectTimeout = connectTimeout;
    }

    /** Encryption with the trust and the checks the JDK has by default. */
    static SslContext tls() throws SSLException {
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .endpointIdentificationAlgorithm("HTTPS")
                .applicationProtocolConfig(new ApplicationProtocolConfig(Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1))
                .build();
    }

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        for (int attempt = 1;; attempt++) {
            try {
                return send(await(connection()), request);
            } catch (NotProcessedException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Answer send(Http2Exchanges exchanges, Request request) throws IOException, InterruptedException {
        var exchange = exchanges.send(request);
        try {
            return request.timeout().isPositive()
                    ? exchange.answer().get(request.timeout().toNanos(), TimeUnit.NANOSECONDS)
                    : exchange.answer().get();
        } catch (TimeoutException _) {
            exchanges.giveUp(exchange);
            throw new HttpTimeoutException("no answer within " + request.timeout());
        } catch (InterruptedException e) {
            exchanges.giveUp(exchange);
            throw e;
        } catch (ExecutionException e) {
            throw asIs(e);
        }
    }

    private static Http2Exchanges await(CompletableFuture<Http2Exchanges> connection)
            throws IOException, InterruptedException {
        try {
            return connection.get();
        } catch (ExecutionException e) {
            throw asIs(e);
        }
    }

    private static IOException asIs(ExecutionException e) {
        return e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }

    private synchronized CompletableFuture<Http2Exchanges> connection() {
        var known = connection;
        if (known != null && (!known.isDone()
                || known.state() == CompletableFuture.State.SUCCESS && known.resultNow().isOpen())) {
            return known;
        }
        var made = new CompletableFuture<Http2Exchanges>();
        connection = made;
        new Bootstrap().group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        Http2Start.install(channel, server, tls, connectTimeout, made);
                    }
                })
                .connect(server.getHost(), port(server))
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        made.completeExceptionally(notConnected(done.cause()));
                    }
                });
        return made;
    }

    private static int port(URI server) {
        return server.getPort() >= 0 ? server.getPort() : server.getScheme().equals("https") ? 443 : 80;
    }

    /** Whatever the reason: nothing was sent. */
    static IOException notConnected(Throwable cause) {
        if (cause instanceof java.net.UnknownHostException || cause instanceof java.net.NoRouteToHostException) {
            return (IOException) cause;
        }
        var refused = new ConnectException("no connection: " + cause.getClass().getSimpleName());
        refused.initCause(cause);
        return refused;
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.thenAccept(Http2Exchanges::close);
        }
    }
}
