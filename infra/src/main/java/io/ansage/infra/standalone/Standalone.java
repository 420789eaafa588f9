package io.ansage.infra.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Starts the platform together with its own PostgreSQL and Kafka: what {@code ./run} runs. */
public final class Standalone {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Standalone() {}

    public static void main(String[] args) {
        RunOptions options;
        try {
            options = RunOptionsParser.parse(Path.of(""), List.of(args));
        } catch (StartupProblem problem) {
            System.err.println(problem.line());
            System.exit(WRONG_USE);
            return;
        }
        switch (options.wish()) {
            case HELP -> System.out.print(help());
            case VERSION -> System.out.println("Ansage " + version());
            case RUN -> run(options);
        }
    }

    private static void run(RunOptions options) {
        StandaloneRun run = new StandaloneRun(options);
        StopSignals.listen();
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        try {
            run.start();
        } catch (StartupProblem problem) {
            fail(run, problem.line());
        } catch (RuntimeException problem) {
            fail(run, line(problem, run));
        }
    }

    private static void fail(StandaloneRun run, String line) {
        // Once a stop is under way, everything that then fails is only its consequence.
        if (!run.isStopping()) {
            System.err.println(line);
        }
        System.exit(FAILED);
    }

    /** The application has its own words for a server that did not come up; the server's are the ones that help. */
    private static String line(Throwable problem, StandaloneRun run) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupProblem known) {
                return known.line();
            }
        }
        return "Ansage did not start: " + rootCause(problem) + ". See " + run.log();
    }

    private static String rootCause(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return (cause.getClass().getSimpleName() + ": " + cause.getMessage()).replaceAll("\\s+", " ");
    }

    private static String help() {
        try (InputStream text = Standalone.class.getResourceAsStream("help.txt")) {
            return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static String version() {
        String version = Standalone.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
