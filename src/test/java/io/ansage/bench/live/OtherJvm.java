package io.ansage.bench.live;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another JVM with this class path, that answers each line with a line {@code = answer}. */
public final class OtherJvm implements AutoCloseable {

    private static final String ANSWER = "= ";

    private final Process process;
    private final Path log;
    private final BufferedReader from;
    private final BufferedWriter to;

    private OtherJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.from = process.inputReader(StandardCharsets.UTF_8);
        this.to = process.outputWriter(StandardCharsets.UTF_8);
    }

    static OtherJvm start(List<String> jvmOptions, Class<?> main, Path log, List<String> arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC",
                "-Daxon.update-check.disabled=true", "-Ddisable-axoniq-console-message=true",
                "-Dfile.encoding=UTF-8"));
        command.addAll(jvmOptions);
        command.add(main.getName());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new OtherJvm(builder.start(), log);
    }

    public synchronized String ask(String question, Object... arguments) throws IOException {
        to.write(question.formatted(arguments));
        to.newLine();
        to.flush();
        return answer();
    }

    /** Waits for a line {@code = word rest}; answers the rest. */
    synchronized String await(String word) throws IOException {
        var answer = answer();
        if (!answer.startsWith(word + " ")) {
            throw new IOException("expected " + word + ", not " + answer);
        }
        return answer.substring(word.length() + 1);
    }

    private String answer() throws IOException {
        for (var line = from.readLine(); line != null; line = from.readLine()) {
            if (line.startsWith(ANSWER)) {
                var answer = line.substring(ANSWER.length());
                if (answer.startsWith("! ")) {
                    throw new IOException(answer + "\n" + said());
                }
                return answer;
            }
        }
        throw new IOException("the other process has ended: " + said());
    }

    private String said() throws IOException {
        var lines = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    public long pid() {
        return process.pid();
    }

    /** What a {@code main} at the other end does with each line. */
    public interface Answers {
        String to(String[] question) throws Exception;
    }

    /** At the other end: answers lines until there are no more. */
    public static void serve(Answers answers) throws IOException {
        var in = new BufferedReader(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            try {
                say(answers.to(line.split(" ")));
            } catch (Exception e) {
                e.printStackTrace(System.err);
                say("! " + e);
            }
        }
    }

    public static void say(String words) {
        System.out.println(ANSWER + words);
        System.out.flush();
    }

    @Override
    public void close() {
        try {
            to.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
