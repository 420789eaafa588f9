package io.ansage.push.standin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Requests and answers of a connection that speaks HTTP/2, any number at a time. */
final class Http2Requests extends Http2EventAdapter {

    static final String JSON = "application/json; charset=UTF-8";

    private static final byte[] NOTHING = new byte[0];

    /** A request that is still coming in. */
    private static final class Incoming {
        private final Http2Headers headers;
        private byte[] body = NOTHING;

        Incoming(Http2Headers headers) {
            this.headers = headers;
        }
    }

    private final Channel channel;
    private final Consumer<Exchange> taker;
    private final IntObjectMap<Incoming> incoming = new IntObjectHashMap<>();
    private @Nullable Http2ConnectionHandler protocol;

    Http2Requests(Channel channel, Consumer<Exchange> taker) {
        this.channel = channel;
        this.taker = taker;
    }

    void use(Http2ConnectionHandler handler) {
        protocol = handler;
        handler.connection().addListener(this);
    }

    @Override
    public void onHeadersRead(ChannelHandlerContext context, int stream, Http2Headers headers, int padding,
            boolean last) {
        var request = new Incoming(headers);
        if (last) {
            take(stream, request);
        } else {
            incoming.put(stream, request);
        }
    }

    @Override
    public void onHeadersRead(ChannelHandlerContext context, int stream, Http2Headers headers, int dependency,
            short weight, boolean exclusive, int padding, boolean last) {
        onHeadersRead(context, stream, headers, padding, last);
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean last) {
        var request = incoming.get(stream);
        // What is too much already grows no further.
        if (request != null && request.body.length <= SendHandler.LARGEST_BODY) {
            request.body = request.body.length == 0 ? ByteBufUtil.getBytes(data) : joined(request.body, data);
        }
        if (request != null && last) {
            incoming.remove(stream);
            take(stream, request);
        }
        return data.readableBytes() + padding;
    }

    private static byte[] joined(byte[] before, ByteBuf data) {
        var all = Arrays.copyOf(before, before.length + data.readableBytes());
        data.getBytes(data.readerIndex(), all, before.length, data.readableBytes());
        return all;
    }

    @Override
    public void onStreamClosed(Http2Stream stream) {
        incoming.remove(stream.id());
    }

    private void take(int stream, Incoming request) {
        var authorization = request.headers.get("authorization");
        taker.accept(new Exchange(String.valueOf(request.headers.method()), String.valueOf(request.headers.path()),
                authorization == null ? null : authorization.toString(), request.body) {

            @Override
            void answer(int status, Map<String, String> headers, byte[] json) {
                channel.eventLoop().execute(() -> write(stream, status, headers, json));
            }

            /** Only this one: the others on the connection are others' business. */
            @Override
            void cut() {
                channel.eventLoop().execute(() -> breakOff(stream));
            }
        });
    }

    private void write(int stream, int status, Map<String, String> headers, byte[] json) {
        var handler = Objects.requireNonNull(protocol);
        var context = channel.pipeline().context(handler);
        if (context == null || handler.connection().stream(stream) == null) {
            return;
        }
        var all = new DefaultHttp2Headers(false, headers.size() + 2).status(Integer.toString(status))
                .add("content-type", JSON);
        headers.forEach((name, value) -> all.add(name.toLowerCase(Locale.ROOT), value));
        handler.encoder().writeHeaders(context, stream, all, 0, false, context.newPromise());
        handler.encoder().writeData(context, stream, Unpooled.wrappedBuffer(json), 0, true, context.newPromise());
        handler.flush(context);
    }

    private void breakOff(int stream) {
        var handler = Objects.requireNonNull(protocol);
        var context = channel.pipeline().context(handler);
        if (context != null) {
            handler.encoder()
                    .writeRstStream(context, stream, Http2Error.INTERNAL_ERROR.code(), context.newPromise());
            handler.flush(context);
        }
    }
}
