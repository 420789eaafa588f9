package io.ansage.web.stream;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.util.context.Context;

/**
 * Lets a request end for WebFlux while its response goes on: filters, access rules and the handler run as for every
 * request, the head is made as they say, and then all of them are let go and only the connection and a
 * {@link StreamReader} stay. Otherwise an open stream would hold on to the exchange, its attributes, the security context
 * and a subscriber of every operator on the way for as long as it lives.
 */
final class HandOff extends Mono<Void> {

    private final Connection connection;
    private @Nullable Mono<Void> request;

    private HandOff(Mono<Void> request, Connection connection) {
        this.request = request;
        this.connection = connection;
    }

    /** Puts itself around every request of the server. */
    @Component
    static final class Installed implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
        @Override
        public void customize(NettyReactiveWebServerFactory factory) {
            factory.addServerCustomizers(server -> server.mapHandle(HandOff::new));
        }
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> response) {
        var handled = request;
        request = null;
        if (handled != null) {
            handled.subscribe(new Exchange(response, connection));
        }
    }

    /** One request on its way; found in the Reactor context. */
    static final class Exchange implements CoreSubscriber<Void>, Subscription {
        private final CoreSubscriber<? super Void> response;
        private final Connection connection;
        private volatile @Nullable Subscription request;
        private volatile @Nullable StreamReader reader;

        Exchange(CoreSubscriber<? super Void> response, Connection connection) {
            this.response = response;
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        /** Once the request has been handled, this one goes on with the response. */
        void goesOn(StreamReader stream) {
            reader = stream;
        }

        @Override
        public Context currentContext() {
            return response.currentContext().put(Exchange.class, this);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            request = subscription;
            response.onSubscribe(this);
        }

        @Override
        public void onNext(Void nothing) {
            // There is no such thing.
        }

        @Override
        public void onError(Throwable error) {
            request = null;
            leave();
            response.onError(error);
        }

        @Override
        public void onComplete() {
            request = null;
            var stream = reader;
            if (stream == null) {
                response.onComplete();
            } else {
                stream.start(response);
            }
        }

        @Override
        public void request(long n) {
            var running = request;
            if (running != null) {
                running.request(n);
            }
        }

        @Override
        public void cancel() {
            var running = request;
            if (running != null) {
                running.cancel();
            }
            leave();
        }

        private void leave() {
            var stream = reader;
            if (stream != null) {
                stream.gone();
            }
        }
    }
}
