package io.ansage.push.standin;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Takes messages: {@code POST /v1/projects/{project}/messages:send}. */
final class SendHandler implements HttpHandler {

    private static final Pattern PATH = Pattern.compile("/v1/projects/([A-Za-z0-9-]{1,64})/messages:send");
    private static final int LARGEST_BODY = 64 * 1024;

    private final Phones phones;
    private final Script script;
    private final AtomicLong accepted = new AtomicLong();

    SendHandler(Phones phones, Script script) {
        this.phones = phones;
        this.script = script;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, read(exchange));
            } catch (FcmRefusal refusal) {
                Http.answer(exchange, refusal);
            } catch (InterruptedException _) {
                // The stand-in is being closed: the connection just ends.
                Thread.currentThread().interrupt();
            }
        }
    }

    private static FcmRequest read(HttpExchange exchange) throws IOException, FcmRefusal {
        var path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
            throw new FcmRefusal(404, null, null, "The requested URL was not found on this server.");
        }
        if (!("Bearer " + FcmStandIn.ACCESS_TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new FcmRefusal(401, null, null, "Request had invalid authentication credentials.");
        }
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw FcmRefusal.invalid("message", "Request payload size exceeds the limit: " + LARGEST_BODY + " bytes.");
        }
        return FcmRequestReader.read(path.group(1), body);
    }

    private void send(HttpExchange exchange, FcmRequest request)
            throws IOException, FcmRefusal, InterruptedException {
        if (script.latency().isPositive()) {
            Thread.sleep(script.latency());
        }
        switch (script.find(request)) {
            case null -> accept(exchange, request);
            case ScriptedAnswer.Fail fail -> {
                fail.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                throw new FcmRefusal(fail.status(), fail.errorCode(), null, "As the script says.");
            }
            case ScriptedAnswer.Cut cut -> {
                if (cut.accepted()) {
                    reach(request).receive(request);
                }
            }
            case ScriptedAnswer.Delay delay -> {
                Thread.sleep(delay.time());
                accept(exchange, request);
            }
            case ScriptedAnswer.Hold hold -> {
                hold.until().await();
                accept(exchange, request);
            }
            case ScriptedAnswer.Unregister _ -> {
                phones.remove(request.token());
                throw FcmRefusal.unregistered();
            }
        }
    }

    private void accept(HttpExchange exchange, FcmRequest request) throws IOException, FcmRefusal {
        reach(request).receive(request);
        var answer = new JsonObject();
        answer.addProperty("name", "projects/" + request.project() + "/messages/" + accepted.incrementAndGet());
        Http.answer(exchange, 200, answer);
    }

    private VirtualPhone reach(FcmRequest request) throws FcmRefusal {
        var phone = phones.reach(request.token());
        if (phone == null) {
            throw FcmRefusal.unregistered();
        }
        return phone;
    }
}
