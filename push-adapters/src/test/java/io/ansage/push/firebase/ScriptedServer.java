package io.ansage.push.firebase;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that does to each request of a connection what it was told, and accepts once it was told nothing more. */
final class ScriptedServer implements AutoCloseable {

    interface Step {
        void take(Http2ConnectionHandler protocol, ChannelHandlerContext context, int stream) throws Exception;
    }

    static final Step ACCEPT = (protocol, context, stream) -> {
        protocol.encoder()
                .writeHeaders(context, stream, new DefaultHttp2Headers().status("200").add("x-stream", "" + stream), 0,
                        false, context.newPromise());
        protocol.encoder()
                .writeData(context, stream, Unpooled.copiedBuffer(new byte[]{1}), 0, false,
                        context.newPromise());
        protocol.encoder()
                .writeData(context, stream, Unpooled.copiedBuffer(new byte[]{2, 3}), 0, true,
                        context.newPromise());
        protocol.flush(context);
    };

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Queue<Step> steps = new ConcurrentLinkedQueue<>();
    final AtomicInteger connections = new AtomicInteger();
    private final Channel channel;
    private final String scheme;
    private final Http2Settings settings;

    ScriptedServer(@Nullable SslContext tls, Http2Settings settings) {
        this.scheme = tls == null ? "http" : "https";
        this.settings = settings;
        channel = new ServerBootstrap().group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        connections.incrementAndGet();
                        if (tls != null) {
                            accepted.pipeline().addLast(tls.newHandler(accepted.alloc()));
                        }
                        accepted.pipeline().addLast(protocol());
                    }
                })
                .bind("localhost", 0)
                .syncUninterruptibly()
                .channel();
    }

    void next(Step... more) {
        steps.addAll(List.of(more));
    }

    URI uri() {
        return URI.create(scheme + "://localhost:" + ((InetSocketAddress) channel.localAddress()).getPort());
    }

    private Http2ConnectionHandler protocol() {
        var listener = new Http2EventAdapter() {
            private Http2ConnectionHandler handler;

            @Override
            public void onHeadersRead(ChannelHandlerContext context, int stream, Http2Headers headers,
                    int dependency, short weight, boolean exclusive, int padding, boolean last) {
                var step = steps.poll();
                try {
                    (step == null ? ACCEPT : step).take(handler, context, stream);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        listener.handler = new Http2ConnectionHandlerBuilder().server(true)
                .initialSettings(settings)
                .frameListener(listener)
                .gracefulShutdownTimeoutMillis(0)
                .build();
        return listener.handler;
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
