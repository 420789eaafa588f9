package io.ansage.push.firebase;

import java.net.ConnectException;

/** Whoever answers there does not speak HTTP/2; nothing was sent. */
final class NoHttp2Exception extends ConnectException {

    private static final long serialVersionUID = 1L;

    NoHttp2Exception() {
        super("the server speaks no HTTP/2");
    }
}
