package io.ansage.infra.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code initdb} and {@code pg_ctl} on one cluster folder. {@code pg_ctl} gives the server a session of its own,
 * so that Ctrl-C in a terminal reaches us first and the order of stopping is ours.
 */
final class PostgresControl {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Path programs;
    private final Path cluster;
    private final Path log;

    PostgresControl(Path programs, Path cluster, Path log) {
        this.programs = programs;
        this.cluster = cluster;
        this.log = log;
    }

    void initialise(String superuser, Path passwordFile) {
        // The built-in locale is the same on every machine, whatever is installed there.
        run("could not create its files", List.of("initdb", "-D", cluster.toString(), "-U", superuser, "-E", "UTF8",
                "--locale-provider=builtin", "--locale=C.UTF-8", "--auth=scram-sha-256",
                "--pwfile=" + passwordFile));
    }

    void start(int port, Map<String, String> settings) {
        StringBuilder options = new StringBuilder("-p ").append(port);
        settings.forEach((name, value) -> options.append(" -c ").append(name).append('=').append(value));
        run("did not start", List.of("pg_ctl", "start", "-w", "-t", "60", "-D", cluster.toString(), "-l",
                log.toString(), "-o", options.toString()));
    }

    /** Stops the server of this folder, whoever started it. Open transactions are rolled back. */
    void stop() {
        if (findServer().isEmpty()) {
            return;
        }
        try {
            run("did not stop", List.of("pg_ctl", "stop", "-m", "fast", "-w", "-t", "20", "-D", cluster.toString()));
        } catch (StartupProblem stubborn) {
            kill();
        }
    }

    /** As if the machine had lost power for the server alone: nothing is written any more. */
    void kill() {
        findServer().ifPresent(server -> {
            List<ProcessHandle> workers = server.children().toList();
            server.destroyForcibly();
            Processes.awaitEnd(server, LIMIT);
            // The workers notice by themselves, yet the next start would wait for them.
            workers.forEach(ProcessHandle::destroyForcibly);
        });
    }

    /** The live server that runs on exactly this folder: not a copy's, and not a stranger with a reused number. */
    Optional<ProcessHandle> findServer() {
        Path pidFile = cluster.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile, StandardCharsets.ISO_8859_1);
            if (lines.size() > 1 && lines.get(0).strip().matches("\\d{1,9}")
                    && lines.get(1).equals(cluster.toString())) {
                return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(ProcessHandle::isAlive)
                        .filter(PostgresControl::isPostgres);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A file that names a process which is not our server would only keep the next one from starting. */
    void forgetDeadServer() {
        if (findServer().isEmpty()) {
            FolderFiles.delete(cluster.resolve("postmaster.pid"));
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.contains("postgres")).orElse(false);
    }

    private void run(String failure, List<String> command) {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses root; in a user namespace of its own the same process is nobody in particular.
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(programs.resolve("bin").resolve(command.getFirst()).toString());
        words.addAll(command.subList(1, command.size()));
        Path output = log.resolveSibling("postgres-" + command.getFirst() + ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            // Not interruptible: a server that comes up after we stopped waiting would be nobody's.
            int code = process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join().exitValue();
            if (code != 0) {
                throw failed(failure, complaint(output), output);
            }
        } catch (CompletionException e) {
            throw failed(failure, "no answer for " + LIMIT.toSeconds() + " s", output);
        } catch (IOException e) {
            throw failed(failure, String.valueOf(e.getMessage()), output);
        }
    }

    private String complaint(Path output) {
        String said = FolderFiles.lastComplaint(log, List.of("FATAL:", "PANIC:"));
        return said.isEmpty()
                ? FolderFiles.lastComplaint(output, List.of("error:", "unshare:", "could not", "cannot"))
                : said;
    }

    private StartupProblem failed(String failure, String why, Path output) {
        if (why.contains("unshare")) {
            return new StartupProblem("PostgreSQL refuses to run as root, and this machine allows no user namespace.",
                    "Run it as an ordinary user.");
        }
        return new StartupProblem("PostgreSQL " + failure + " in " + cluster + ": " + why + ".",
                "See " + output + "; if the data is damaged, start over with ./run --fresh.");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name", "").equals("root");
    }
}
