package io.ansage.push.firebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.push.firebase.Carrier.Request;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.handler.ssl.util.SelfSignedCertificate;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Http2CarrierTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Request REQUEST = new Request("POST", "/v1/x?y=z", List.of(Map.entry("a", "b")),
            new byte[]{7}, Duration.ZERO);

    private static final ScriptedServer.Step LEAVE = (protocol, context, stream) -> {
        protocol.encoder()
                .writeGoAway(context, 0, Http2Error.NO_ERROR.code(), Unpooled.EMPTY_BUFFER,
                        context.newPromise());
        protocol.flush(context);
    };
    private static final ScriptedServer.Step CLOSE = (protocol, context, stream) -> context.channel().close();
    private static final ScriptedServer.Step SILENCE = (protocol, context, stream) -> {};

    private static ScriptedServer.Step reset(Http2Error error) {
        return (protocol, context, stream) -> {
            protocol.encoder().writeRstStream(context, stream, error.code(), context.newPromise());
            protocol.flush(context);
        };
    }

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var one : open.reversed()) {
            one.close();
        }
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void answers_comeWithStatusHeadersAndAllOfTheBody_overOneConnection() throws Exception {
        var server = server(null);
        var carrier = carrier(server, null);

        var first = carrier.send(REQUEST);
        var second = carrier.send(REQUEST);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).containsExactly(1, 2, 3);
        assertThat(List.of(first.header("x-stream"), second.header("x-stream"))).containsExactly("3", "5");
        assertThat(server.connections).hasValue(1);
    }

    @Test
    void leavingServer_isAskedAgainOnAnotherConnection_forItHasNotLookedAtIt() throws Exception {
        var server = server(null);
        server.next(LEAVE);

        assertThat(carrier(server, null).send(REQUEST).status()).isEqualTo(200);
        assertThat(server.connections).hasValue(2);
    }

    @Test
    void refusedStream_isTriedOnceMore_andThenSurelyWasNotSent() throws Exception {
        var server = server(null);
        var carrier = carrier(server, null);
        server.next(reset(Http2Error.REFUSED_STREAM));
        assertThat(carrier.send(REQUEST).status()).isEqualTo(200);

        server.next(reset(Http2Error.REFUSED_STREAM), reset(Http2Error.REFUSED_STREAM));
        assertThatThrownBy(() -> carrier.send(REQUEST)).isInstanceOf(ConnectException.class);
    }

    @Test
    void brokenStreamOrConnection_mayHaveBeenSent() throws Exception {
        var server = server(null);
        var carrier = carrier(server, null);
        for (var step : List.of(reset(Http2Error.INTERNAL_ERROR), CLOSE)) {
            server.next(step);
            assertThatThrownBy(() -> carrier.send(REQUEST)).isExactlyInstanceOf(IOException.class);
        }

        assertThat(carrier.send(REQUEST).status()).isEqualTo(200);
    }

    @Test
    void silentConnection_isLeft_onceAnAnswerIsOverdue() throws Exception {
        var server = server(null);
        var carrier = carrier(server, null);
        server.next(SILENCE);

        assertThatThrownBy(() -> carrier.send(new Request("POST", "/", List.of(), new byte[0], Duration.ofMillis(50))))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(carrier.send(REQUEST).status()).isEqualTo(200);
        assertThat(server.connections).hasValue(2);
    }

    @Test
    void moreThanTheServerAllowsAtOnce_waits_andArrives() throws Exception {
        var server = server(null, Http2Settings.defaultSettings().maxConcurrentStreams(1));
        var carrier = carrier(server, null);
        carrier.send(REQUEST);
        var held = new ConcurrentLinkedQueue<Runnable>();
        server.next((protocol, context, stream) -> held.add(() -> accept(protocol, context, stream)));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Carrier.Answer> send = () -> carrier.send(REQUEST);
            var sent = List.of(threads.submit(send), threads.submit(send), threads.submit(send));
            while (held.isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(sent).noneMatch(Future::isDone);
            held.remove().run();
            for (var one : sent) {
                assertThat(one.get().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void encryptedConnection_agreesOnHttp2_orSaysThatItCannot() throws Exception {
        var certificate = new SelfSignedCertificate("localhost");
        open.add(certificate::delete);
        var trusting = SslContextBuilder.forClient()
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .applicationProtocolConfig(alpn())
                .build();
        var keys = SslContextBuilder.forServer(certificate.certificate(), certificate.privateKey());
        var modern = server(keys.applicationProtocolConfig(alpn()).build());
        var old = server(SslContextBuilder.forServer(certificate.certificate(), certificate.privateKey()).build());

        assertThat(carrier(modern, trusting).send(REQUEST).status()).isEqualTo(200);
        assertThatThrownBy(() -> carrier(old, trusting).send(REQUEST)).isInstanceOf(NoHttp2Exception.class);
    }

    @Test
    void strangersCertificate_isNotTrusted_andNothingIsSent() throws Exception {
        var certificate = new SelfSignedCertificate("localhost");
        open.add(certificate::delete);
        var server = server(SslContextBuilder.forServer(certificate.certificate(), certificate.privateKey())
                .applicationProtocolConfig(alpn())
                .build());
        server.next((protocol, context, stream) -> {
            throw new IllegalStateException("it was sent");
        });

        assertThatThrownBy(() -> carrier(server, Http2Carrier.tls()).send(REQUEST))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("SSLHandshakeException");
    }

    @Test
    void lane_goesTheOtherWay_fromTheFirstOnThatFindsNoHttp2() throws Exception {
        var otherWay = new AtomicBoolean();
        var asked = new ConcurrentLinkedQueue<String>();
        var first = lane(asked, otherWay, "first");
        var second = lane(asked, otherWay, "second");

        first.send(REQUEST);
        first.send(REQUEST);
        second.send(REQUEST);

        assertThat(asked).containsExactly("first http2", "first other", "first other", "second other");
    }

    private static Lane lane(ConcurrentLinkedQueue<String> asked, AtomicBoolean otherWay, String name) {
        return new Lane(fake(() -> {
            asked.add(name + " http2");
            throw new NoHttp2Exception();
        }), () -> fake(() -> {
            asked.add(name + " other");
            return new Carrier.Answer(200, Map.of(), new byte[0]);
        }), otherWay);
    }

    private static Carrier fake(Callable<Carrier.Answer> answer) {
        return new Carrier() {
            @Override
            public Answer send(Request request) throws IOException {
                try {
                    return answer.call();
                } catch (IOException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private static void accept(Http2ConnectionHandler protocol,
            ChannelHandlerContext context, int stream) {
        context.executor().execute(() -> {
            try {
                ScriptedServer.ACCEPT.take(protocol, context, stream);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static ApplicationProtocolConfig alpn() {
        return new ApplicationProtocolConfig(ApplicationProtocolConfig.Protocol.ALPN,
                ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT, ApplicationProtocolNames.HTTP_2,
                ApplicationProtocolNames.HTTP_1_1);
    }

    private ScriptedServer server(@Nullable SslContext tls) {
        return server(tls, Http2Settings.defaultSettings());
    }

    private ScriptedServer server(@Nullable SslContext tls, Http2Settings settings) {
        var server = new ScriptedServer(tls, settings);
        open.add(server);
        return server;
    }

    private Http2Carrier carrier(ScriptedServer server, @Nullable SslContext tls) {
        var carrier = new Http2Carrier(server.uri(), tls, loops, PATIENCE);
        open.add(carrier);
        return carrier;
    }
}
