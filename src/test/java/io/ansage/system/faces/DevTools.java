package io.ansage.system.faces;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.openqa.selenium.chrome.ChromeDriver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chromium's DevTools protocol with its events, which the driver does not pass on: service workers speak in them. */
final class DevTools implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger commands = new AtomicInteger();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    private DevTools(String address, Pattern target) throws Exception {
        var list = http.send(HttpRequest.newBuilder(URI.create("http://" + address + "/json/list")).build(),
                HttpResponse.BodyHandlers.ofString());
        String url = null;
        for (var entry : JSON.readTree(list.body())) {
            if (target.matcher(entry.path("type").asString() + " " + entry.path("url").asString()).find()) {
                url = entry.path("webSocketDebuggerUrl").asString();
            }
        }
        if (url == null) {
            throw new IllegalStateException("nothing like " + target + " in " + list.body());
        }
        socket = http.newWebSocketBuilder().buildAsync(URI.create(url), new Listener()).join();
    }

    /** Of a target by its type and URL, such as {@code "service_worker .*sw.js"}. */
    static DevTools of(ChromeDriver driver, String target) {
        var options = (Map<?, ?>) driver.getCapabilities().getCapability("goog:chromeOptions");
        try {
            return new DevTools(String.valueOf(options.get("debuggerAddress")), Pattern.compile(target));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a command. */
    JsonNode send(String method, Map<String, ?> parameters) {
        int id = commands.incrementAndGet();
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true).join();
        Wait.until("answer to " + method, () -> heard.stream().anyMatch(m -> m.path("id").asInt(0) == id),
                () -> heard);
        return heard.stream().filter(m -> m.path("id").asInt(0) == id).findFirst().orElseThrow();
    }

    /** Until an event came that says something there; what it says. */
    JsonNode event(String method, String pointer) {
        Wait.until(method, () -> heard.stream()
                .anyMatch(m -> method.equals(m.path("method").asString("")) && !m.at(pointer).isMissingNode()),
                () -> heard);
        return heard.stream()
                .filter(m -> method.equals(m.path("method").asString("")))
                .map(m -> m.at(pointer))
                .filter(n -> !n.isMissingNode())
                .toList()
                .getLast();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
