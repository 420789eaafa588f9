package io.ansage.push.standin;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What the stand-in does instead of just accepting a message. */
public sealed interface ScriptedAnswer {

    /** Answers with an error; the code is FCM's own, absent if the answer comes from something before it. */
    record Fail(int status, @Nullable String errorCode, Map<String, String> headers) implements ScriptedAnswer {
        public Fail {
            headers = Map.copyOf(headers);
        }
    }

    /** Takes the whole request and cuts the connection, having accepted the message or not. */
    record Cut(boolean accepted) implements ScriptedAnswer {}

    /** Accepts after a while. */
    record Delay(Duration time) implements ScriptedAnswer {}

    /** Accepts once the latch is down. */
    record Hold(CountDownLatch until) implements ScriptedAnswer {}

    /** Forgets the token: the app was removed from the phone. */
    record Unregister() implements ScriptedAnswer {}

    /** 429, with the value of a Retry-After header or without one. */
    static ScriptedAnswer quotaExceeded(@Nullable String retryAfter) {
        return new Fail(429, "QUOTA_EXCEEDED", headers(retryAfter));
    }

    /** 503, with the value of a Retry-After header or without one. */
    static ScriptedAnswer unavailable(@Nullable String retryAfter) {
        return new Fail(503, "UNAVAILABLE", headers(retryAfter));
    }

    /** 500. */
    static ScriptedAnswer internal() {
        return new Fail(500, "INTERNAL", Map.of());
    }

    /** Any other error of FCM. */
    static ScriptedAnswer fail(int status, @Nullable String errorCode) {
        return new Fail(status, errorCode, Map.of());
    }

    private static Map<String, String> headers(@Nullable String retryAfter) {
        return retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter);
    }
}
