package io.ansage.system.kill;

import io.ansage.infra.standalone.Standalone;
import io.ansage.system.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The standalone product as a process of its own, spoken to over HTTP only. It may be killed and started again. */
final class Node implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path data;
    private final Path output;
    private final List<String> options;
    private final int port = freePort();
    private @Nullable Process process;

    Node(Path folder, String... options) {
        this.data = folder.resolve("data");
        this.output = folder.resolve("output.txt");
        this.options = List.of(options);
    }

    /** What the server said. */
    record Answer(int status, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        /** The list on a page. */
        List<JsonNode> items() {
            return json().get("items").valueStream().toList();
        }
    }

    /** Starts it on what is there, and waits until it answers. */
    void start() throws IOException {
        var command = new ArrayList<>(List.of(java(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Standalone.class.getName(), "--data", data.toString(), "--port",
                Integer.toString(port), "--management-port", Integer.toString(freePort())));
        command.addAll(options);
        var started = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        process = started;
        Await.until("the node answers", () -> {
            if (!started.isAlive()) {
                throw new AssertionError("it ended while starting: " + said());
            }
            return get("/api/v1/counters", "").status() == 200;
        }, this::said);
    }

    /** As a power cut does it: no goodbye to anybody. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    void killAndStart() throws IOException {
        kill();
        start();
    }

    /** As an operating system asks it to; answers the processes that it should take along. */
    List<ProcessHandle> terminate() throws IOException {
        var servers = servers();
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
        return servers;
    }

    /** PostgreSQL, which is no child of ours, and Kafka. */
    List<ProcessHandle> servers() throws IOException {
        try (Stream<Path> files = Stream.of(data.resolve("postgres/postmaster.pid"), data.resolve("kafka.pid"))) {
            var found = new ArrayList<ProcessHandle>();
            for (var file : files.toList()) {
                if (Files.exists(file)) {
                    var pid = Files.readString(file).strip().split("\\s+")[0];
                    ProcessHandle.of(Long.parseLong(pid)).ifPresent(found::add);
                }
            }
            return found;
        }
    }

    /** A secret that it keeps in its data folder for the sample clients of its issuer. */
    String secret(String client) throws IOException {
        return Files.readString(data.resolve("issuer/" + client + ".secret")).strip();
    }

    Answer get(String path, String token) {
        return send(request(path, token).GET().build());
    }

    Answer post(String path, String token, String body) {
        return send(request(path, token).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Answer postForm(String path, String form) {
        return send(request(path, "").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String said() {
        try {
            var lines = Files.exists(output) ? Files.readAllLines(output) : List.<String>of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever became of the test: nothing stays behind. */
    @Override
    public void close() throws IOException {
        var servers = servers();
        if (process != null && process.isAlive()) {
            process.destroy();
            process.onExit().join();
        }
        servers.forEach(ProcessHandle::destroyForcibly);
    }
}
