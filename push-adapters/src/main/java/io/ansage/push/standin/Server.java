package io.ansage.push.standin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * HTTP on loopback: HTTP/2 for whoever begins with it, else HTTP/1.1. Each request has a virtual thread, which may
 * block.
 */
final class Server implements AutoCloseable {

    private static final int BACKLOG = 1024;
    /** As Google's servers have it. */
    private static final int MOST_STREAMS = 100;
    private static final int MOST_FLUSHES = 256;
    /** What is larger than the endpoint takes must still be read, to be refused. */
    private static final int LARGEST_READ = 1024 * 1024;
    private static final String PREFACE = "PRI";

    private final Consumer<Exchange> handler;
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("fcm-stand-in-", 0).factory());
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2,
            new DefaultThreadFactory("fcm-stand-in", true), NioIoHandler.newFactory());
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final InetSocketAddress address;

    /** @throws IOException if the port cannot be had */
    Server(int port, Consumer<Exchange> handler) throws IOException {
        this.handler = handler;
        var bound = new ServerBootstrap().group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channels.add(channel);
                        channel.pipeline().addLast(new FlushConsolidationHandler(MOST_FLUSHES, true), new Choice());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw bound.cause() instanceof IOException e ? e : new IOException(bound.cause());
        }
        channels.add(bound.channel());
        address = (InetSocketAddress) bound.channel().localAddress();
    }

    InetSocketAddress address() {
        return address;
    }

    private void take(Exchange exchange) {
        threads.execute(() -> handler.accept(exchange));
    }

    @Override
    public void close() {
        channels.close().awaitUninterruptibly();
        threads.shutdownNow();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** Looks at the first bytes of a connection. */
    private final class Choice extends ByteToMessageDecoder {

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf read, List<Object> out) {
            if (read.readableBytes() < PREFACE.length()) {
                return;
            }
            var begin = read.toString(read.readerIndex(), PREFACE.length(), java.nio.charset.StandardCharsets.US_ASCII);
            Channel channel = context.channel();
            if (begin.equals(PREFACE)) {
                var requests = new Http2Requests(channel, Server.this::take);
                var protocol = new Http2ConnectionHandlerBuilder().server(true)
                        .frameListener(requests)
                        .initialSettings(Http2Settings.defaultSettings().maxConcurrentStreams(MOST_STREAMS))
                        .validateHeaders(false)
                        .gracefulShutdownTimeoutMillis(0)
                        .build();
                requests.use(protocol);
                context.pipeline().addLast(protocol);
            } else {
                context.pipeline()
                        .addLast(new HttpServerCodec(), new HttpObjectAggregator(LARGEST_READ),
                                new Http1Requests(Server.this::take));
            }
            context.pipeline().remove(this);
        }
    }
}
