package io.ansage.web.http;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** Network address of a caller. Behind a proxy: {@code server.forward-headers-strategy}; headers are not believed here. */
public final class Addresses {

    private Addresses() {}

    public static String of(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null ? "unknown" : remote.getAddress().getHostAddress();
    }
}
