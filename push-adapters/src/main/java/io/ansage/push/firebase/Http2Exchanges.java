package io.ansage.push.firebase;

import static io.netty.handler.codec.http2.Http2Error.CANCEL;
import static io.netty.handler.codec.http2.Http2Error.REFUSED_STREAM;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import io.ansage.push.firebase.Carrier.Answer;
import io.ansage.push.firebase.Carrier.Request;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The requests and answers of one HTTP/2 connection. All state belongs to the connection's event loop. */
final class Http2Exchanges extends Http2EventAdapter {

    private static final byte[] NOTHING = new byte[0];

    /** A request and the answer that is awaited. */
    static final class Exchange {
        private final Request request;
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private int stream;
        private long readBefore;
        private int status;
        private Map<String, String> headers = Map.of();
        private byte[] body = NOTHING;

        private Exchange(Request request) {
            this.request = request;
        }

        CompletableFuture<Answer> answer() {
            return answer;
        }
    }

    private final Channel channel;
    private final String authority;
    private final String scheme;
    private final IntObjectMap<Exchange> open = new IntObjectHashMap<>();
    private @Nullable Http2ConnectionHandler protocol;
    private int lastTaken = Integer.MAX_VALUE;
    private long read;
    private volatile boolean leaving;

    Http2Exchanges(Channel channel, URI server) {
        this.channel = channel;
        this.authority = server.getRawAuthority();
        this.scheme = server.getScheme();
        channel.closeFuture().addListener(_ -> fail());
    }

    void use(Http2ConnectionHandler handler) {
        protocol = handler;
        handler.connection().addListener(this);
    }

    /** Whether new requests may go this way. */
    boolean isOpen() {
        return !leaving && channel.isActive();
    }

    Exchange send(Request request) {
        var exchange = new Exchange(request);
        channel.eventLoop().execute(() -> write(exchange));
        return exchange;
    }

    /** Nobody waits for the answer any more. */
    void giveUp(Exchange exchange) {
        channel.eventLoop().execute(() -> {
            var context = context();
            if (context != null && exchange.stream > 0 && open.remove(exchange.stream) != null) {
                // Not a word since it was sent: the line may be dead, and whoever comes next deserves a new one.
                leaving |= exchange.readBefore == read;
                handler().encoder().writeRstStream(context, exchange.stream, CANCEL.code(), context.newPromise());
                handler().flush(context);
            }
        });
    }

    void close() {
        channel.close();
    }

    private Http2ConnectionHandler handler() {
        return Objects.requireNonNull(protocol);
    }

    private @Nullable ChannelHandlerContext context() {
        return channel.isActive() ? channel.pipeline().context(handler()) : null;
    }

    private void write(Exchange exchange) {
        var context = context();
        var protocolNow = handler();
        int stream = protocolNow.connection().local().incrementAndGetNextStreamId();
        if (context == null || leaving || stream <= 0) {
            leaving = true;
            exchange.answer.completeExceptionally(new NotProcessedException("the connection is closing"));
            return;
        }
        exchange.stream = stream;
        exchange.readBefore = read;
        open.put(stream, exchange);
        var request = exchange.request;
        var headers = new DefaultHttp2Headers(false, request.headers().size() + 4)
                .method(request.method())
                .scheme(scheme)
                .authority(authority)
                .path(request.path());
        request.headers().forEach(header -> headers.add(header.getKey(), header.getValue()));
        var encoder = protocolNow.encoder();
        var written = context.newPromise();
        written.addListener(done -> {
            if (!done.isSuccess()) {
                refused(stream);
            }
        });
        if (request.body().length == 0) {
            encoder.writeHeaders(context, stream, headers, 0, true, written);
        } else {
            encoder.writeHeaders(context, stream, headers, 0, false, written);
            encoder.writeData(context, stream, Unpooled.wrappedBuffer(request.body()), 0, true, context.newPromise());
        }
        handler().flush(context);
    }

    /** Its headers never left the house. */
    private void refused(int stream) {
        var exchange = open.remove(stream);
        if (exchange != null) {
            exchange.answer.completeExceptionally(new NotProcessedException("the request could not be written"));
        }
    }

    @Override
    public void onHeadersRead(ChannelHandlerContext context, int stream, Http2Headers headers, int padding,
            boolean last) {
        read++;
        var exchange = open.get(stream);
        if (exchange == null) {
            return;
        }
        var status = headers.status();
        if (status != null) {
            exchange.status = Integer.parseInt(status.toString());
            if (exchange.status < 200) {
                return;
            }
            var names = new HashMap<String, String>();
            headers.forEach(header -> names.put(header.getKey().toString(), header.getValue().toString()));
            exchange.headers = names;
        }
        if (last) {
            complete(stream, exchange);
        }
    }

    @Override
    public void onHeadersRead(ChannelHandlerContext context, int stream, Http2Headers headers, int dependency,
            short weight, boolean exclusive, int padding, boolean last) {
        onHeadersRead(context, stream, headers, padding, last);
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean last) {
        var exchange = open.get(stream);
        if (exchange != null) {
            exchange.body = exchange.body.length == 0 ? ByteBufUtil.getBytes(data) : joined(exchange.body, data);
            if (last) {
                complete(stream, exchange);
            }
        }
        return data.readableBytes() + padding;
    }

    private static byte[] joined(byte[] before, ByteBuf data) {
        var all = Arrays.copyOf(before, before.length + data.readableBytes());
        data.getBytes(data.readerIndex(), all, before.length, data.readableBytes());
        return all;
    }

    private void complete(int stream, Exchange exchange) {
        open.remove(stream);
        exchange.answer.complete(new Answer(exchange.status, exchange.headers, exchange.body));
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext context, int stream, long error) {
        var exchange = open.remove(stream);
        if (exchange != null) {
            exchange.answer.completeExceptionally(error == REFUSED_STREAM.code()
                    ? new NotProcessedException("the server refused the stream")
                    : new IOException("the server broke the stream off, error " + error));
        }
    }

    @Override
    public void onGoAwayRead(ChannelHandlerContext context, int lastStream, long error, ByteBuf why) {
        leaving = true;
        lastTaken = lastStream;
    }

    /** Those the server will not look at are closed by it, or by the protocol on hearing of its leaving. */
    @Override
    public void onStreamClosed(Http2Stream stream) {
        var exchange = open.remove(stream.id());
        if (exchange != null) {
            exchange.answer.completeExceptionally(broken(stream.id()));
        }
        if (leaving && open.isEmpty()) {
            channel.close();
        }
    }

    private IOException broken(int stream) {
        return stream > lastTaken
                ? new NotProcessedException("the server is leaving")
                : new IOException("the connection broke");
    }

    private void fail() {
        leaving = true;
        var lost = new HashMap<>(open);
        open.clear();
        lost.forEach((stream, exchange) -> exchange.answer.completeExceptionally(broken(stream)));
    }
}
