package io.ansage.push.firebase;

import java.net.ConnectException;

/** The server said that it has not looked at the request, or the connection was gone before it was written. */
final class NotProcessedException extends ConnectException {

    private static final long serialVersionUID = 1L;

    NotProcessedException(String why) {
        super(why);
    }
}
