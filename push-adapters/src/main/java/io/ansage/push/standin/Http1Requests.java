package io.ansage.push.standin;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;
import java.util.function.Consumer;

/** Requests and answers of a connection that speaks HTTP/1.1, one after the other. */
final class Http1Requests extends SimpleChannelInboundHandler<FullHttpRequest> {

    private final Consumer<Exchange> taker;

    Http1Requests(Consumer<Exchange> taker) {
        this.taker = taker;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        boolean stays = HttpUtil.isKeepAlive(request);
        taker.accept(new Exchange(request.method().name(), request.uri(),
                request.headers().get(HttpHeaderNames.AUTHORIZATION), ByteBufUtil.getBytes(request.content())) {

            @Override
            void answer(int status, Map<String, String> headers, byte[] json) {
                var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status),
                        Unpooled.wrappedBuffer(json));
                headers.forEach((name, value) -> response.headers().set(name, value));
                response.headers().set(HttpHeaderNames.CONTENT_TYPE, Http2Requests.JSON);
                HttpUtil.setContentLength(response, json.length);
                HttpUtil.setKeepAlive(response, stays);
                var written = context.writeAndFlush(response);
                if (!stays) {
                    written.addListener(ChannelFutureListener.CLOSE);
                }
            }

            @Override
            void cut() {
                context.close();
            }
        });
    }
}
