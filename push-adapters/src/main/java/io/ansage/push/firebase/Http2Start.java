package io.ansage.push.firebase;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** From a bare connection to one that carries requests: encryption, agreement on HTTP/2, its first settings. */
final class Http2Start {

    private static final int MOST_FLUSHES = 256;

    private Http2Start() {}

    /** @param made gets the exchanges, or why there are none */
    static void install(SocketChannel channel, URI server, @Nullable SslContext tls, Duration handshakeTimeout,
            CompletableFuture<Http2Exchanges> made) {
        if (tls == null) {
            var exchanges = speak(channel, server);
            channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                @Override
                public void channelActive(ChannelHandlerContext context) {
                    made.complete(exchanges);
                    context.pipeline().remove(this);
                }
            });
            return;
        }
        var encryption = tls.newHandler(channel.alloc(), server.getHost(), channel.remoteAddress() == null
                ? 443
                : channel.remoteAddress().getPort());
        encryption.setHandshakeTimeoutMillis(handshakeTimeout.toMillis());
        channel.pipeline().addLast(encryption, new ApplicationProtocolNegotiationHandler("") {
            @Override
            protected void configurePipeline(ChannelHandlerContext context, String protocol) {
                if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                    made.complete(speak(channel, server));
                } else {
                    made.completeExceptionally(new NoHttp2Exception());
                    context.close();
                }
            }

            @Override
            protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
                made.completeExceptionally(Http2Carrier.notConnected(cause));
                context.close();
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) throws Exception {
                made.completeExceptionally(Http2Carrier.notConnected(new java.io.EOFException()));
                super.channelInactive(context);
            }
        });
    }

    private static Http2Exchanges speak(SocketChannel channel, URI server) {
        var exchanges = new Http2Exchanges(channel, server);
        var protocol = new Http2ConnectionHandlerBuilder().server(false)
                .frameListener(exchanges)
                .initialSettings(Http2Settings.defaultSettings().pushEnabled(false))
                // Streams beyond what the server allows wait here.
                .encoderEnforceMaxConcurrentStreams(true)
                .validateHeaders(false)
                .gracefulShutdownTimeoutMillis(0)
                .build();
        exchanges.use(protocol);
        // One write to the network for all that is handed over while another is under way.
        channel.pipeline().addLast(new FlushConsolidationHandler(MOST_FLUSHES, true), protocol);
        return exchanges;
    }
}
