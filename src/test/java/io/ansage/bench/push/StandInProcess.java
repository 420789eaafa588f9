package io.ansage.bench.push;

import io.ansage.push.standin.FcmRequest;
import io.ansage.push.standin.FcmStandIn;
import io.ansage.push.standin.ScriptedAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * The FCM stand-in in a process of its own, so that its threads are not ours: answers after 100 ms, refuses tokens that
 * say so with 429 or as unregistered. It still shares the cores.
 */
public final class StandInProcess implements AutoCloseable {

    static final String BUSY = "phone:busy-";
    static final String GONE = "phone:gone-";

    private final Process process;
    private final URI uri;

    private StandInProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static StandInProcess start() throws IOException {
        var process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC",
                "-Xmx384m", "-cp", System.getProperty("java.class.path"), StandInProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new StandInProcess(process, URI.create(Objects.requireNonNull(said.readLine(), "it did not start")));
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** Ends when its parent is gone. */
    public static void main(String[] arguments) throws IOException {
        try (var standIn = FcmStandIn.start(0, InstantSource.system())) {
            standIn.script()
                    .latency(Duration.ofMillis(100))
                    .when(request -> says(request, BUSY), ScriptedAnswer.quotaExceeded("120"))
                    .when(request -> says(request, GONE), ScriptedAnswer.fail(404, "UNREGISTERED"));
            System.out.println(standIn.uri());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nothing is said here; the end of the stream is the parent's end.
            }
        }
    }

    private static boolean says(FcmRequest request, String word) {
        return request.token().startsWith(word);
    }
}
