package io.ansage.system.contract;

import io.ansage.system.Required;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs commands as a developer pastes them: with bash and the real curl. Where those are absent the test ends. */
final class Shell {

    private static final Path BASH = Path.of("/bin/bash");
    private static final Path CURL = Path.of("/usr/bin/curl");
    private static final long SECONDS = 120;

    /** What came of it; {@code output} holds both streams. */
    record Outcome(int exit, String output) {}

    private Shell() {}

    static void require() {
        if (!Files.isExecutable(BASH) || !Files.isExecutable(CURL)) {
            throw Required.absent(BASH + " and " + CURL + " (Debian: apt-get install bash curl)");
        }
    }

    static Outcome run(String script) {
        require();
        try {
            var process = new ProcessBuilder(BASH.toString(), "-c", script).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("does not come to an end: " + script);
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
