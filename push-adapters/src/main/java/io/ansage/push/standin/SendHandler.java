package io.ansage.push.standin;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Takes messages: {@code POST /v1/projects/{project}/messages:send}. */
final class SendHandler implements Consumer<Exchange> {

    private static final Pattern PATH = Pattern.compile("/v1/projects/([A-Za-z0-9-]{1,64})/messages:send");
    static final int LARGEST_BODY = 64 * 1024;

    private static final String BEARER = "Bearer " + FcmStandIn.ACCESS_TOKEN;

    private final Phones phones;
    private final Script script;
    private final AtomicLong accepted = new AtomicLong();

    SendHandler(Phones phones, Script script) {
        this.phones = phones;
        this.script = script;
    }

    @Override
    public void accept(Exchange exchange) {
        try {
            send(exchange, read(exchange));
        } catch (FcmRefusal refusal) {
            exchange.answer(refusal);
        } catch (InterruptedException _) {
            // The stand-in is being closed, and the connection with it.
            Thread.currentThread().interrupt();
        }
    }

    private static FcmRequest read(Exchange exchange) throws FcmRefusal {
        var path = PATH.matcher(exchange.target());
        if (!path.matches() || !exchange.method().equals("POST")) {
            throw new FcmRefusal(404, null, null, "The requested URL was not found on this server.");
        }
        if (!BEARER.equals(exchange.authorization())) {
            throw new FcmRefusal(401, null, null, "Request had invalid authentication credentials.");
        }
        if (exchange.body().length > LARGEST_BODY) {
            throw FcmRefusal.invalid("message", "Request payload size exceeds the limit: " + LARGEST_BODY + " bytes.");
        }
        return FcmRequestReader.read(path.group(1), exchange.body());
    }

    private void send(Exchange exchange, FcmRequest request) throws FcmRefusal, InterruptedException {
        if (script.latency().isPositive()) {
            Thread.sleep(script.latency());
        }
        switch (script.find(request)) {
            case null -> accept(exchange, request);
            case ScriptedAnswer.Fail fail ->
                    throw new FcmRefusal(fail.status(), fail.errorCode(), null, "As the script says.", fail.headers());
            case ScriptedAnswer.Cut cut -> {
                if (cut.accepted()) {
                    reach(request).receive(request);
                }
                exchange.cut();
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

    private void accept(Exchange exchange, FcmRequest request) throws FcmRefusal {
        reach(request).receive(request);
        // Nothing in it needs quoting.
        exchange.answer(200, Map.of(), ("{\"name\":\"projects/" + request.project() + "/messages/"
                + accepted.incrementAndGet() + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private VirtualPhone reach(FcmRequest request) throws FcmRefusal {
        var phone = phones.reach(request.token());
        if (phone == null) {
            throw FcmRefusal.unregistered();
        }
        return phone;
    }
}
