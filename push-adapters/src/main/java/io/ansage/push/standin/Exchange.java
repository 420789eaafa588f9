package io.ansage.push.standin;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request to the stand-in, and the way back for its answer. */
abstract class Exchange {

    private final String method;
    private final String target;
    private final @Nullable String authorization;
    private final byte[] body;

    Exchange(String method, String target, @Nullable String authorization, byte[] body) {
        this.method = method;
        this.target = target;
        this.authorization = authorization;
        this.body = body;
    }

    String method() {
        return method;
    }

    /** Raw path and query. */
    String target() {
        return target;
    }

    @Nullable
    String authorization() {
        return authorization;
    }

    byte[] body() {
        return body;
    }

    void answer(int status, JsonObject json) {
        answer(status, Map.of(), json.toString().getBytes(StandardCharsets.UTF_8));
    }

    void answer(FcmRefusal refusal) {
        answer(refusal.status(), refusal.headers(), refusal.json().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with JSON. */
    abstract void answer(int status, Map<String, String> headers, byte[] json);

    /** Breaks off without an answer. */
    abstract void cut();
}
