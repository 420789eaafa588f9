package io.ansage.push.standin;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers as JSON. */
final class Http {

    private Http() {}

    static void answer(HttpExchange exchange, int status, JsonObject json) throws IOException {
        var body = json.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    static void answer(HttpExchange exchange, FcmRefusal refusal) throws IOException {
        answer(exchange, refusal.status(), refusal.json());
    }
}
