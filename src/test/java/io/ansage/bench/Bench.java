package io.ansage.bench;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.ansage.bench.report.ConsoleReport;
import io.ansage.bench.report.JsonReport;
import io.ansage.bench.report.MarkdownReport;
import io.ansage.bench.report.OverviewPlot;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** {@code ./bench}: measures what is asked for, one after the other, and says what was reached. */
public final class Bench {

    private static final int FAILED = 1;
    private static final int ASKED_WRONGLY = 2;
    private static final String IN_USE = "in-use";

    private Bench() {}

    public static void main(String[] arguments) {
        int code;
        try {
            code = run(BenchOptions.parse(List.of(arguments)));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            code = ASKED_WRONGLY;
        } catch (IOException e) {
            System.err.println("The report cannot be written: " + e);
            code = FAILED;
        }
        // Servers and client libraries leave threads behind that would keep us here.
        System.exit(code);
    }

    private static int run(BenchOptions options) throws IOException {
        long started = System.nanoTime();
        var chosen = choose(options);
        var folder = Files.createDirectories(options.folder().toAbsolutePath());
        // Before anything is made in there, or deleted at the end.
        try (var inUse = FileChannel.open(folder.resolve(IN_USE), CREATE, WRITE)) {
            if (inUse.tryLock() == null) {
                throw new IllegalArgumentException("Another ./bench is at work in " + folder
                        + ". Wait for it, or name another folder: --folder DIR");
            }
            clear(folder);
            try {
                return run(options, chosen, Files.createDirectory(work(folder)), started);
            } finally {
                leave(folder);
            }
        }
    }

    private static int run(BenchOptions options, List<Benchmark> chosen, Path folder, long started) throws IOException {
        var machine = Machine.look(folder);
        var console = new ConsoleReport(System.out);
        console.machine(machine.words(), options.quick());
        var results = new ArrayList<Result>();
        var failed = new ArrayList<String>();
        try (var run = new Run(options.quick(), options.scale(), folder)) {
            Runtime.getRuntime().addShutdownHook(new Thread(run::close));
            System.err.printf("%d benchmarks, about %s on two cores that do nothing else%n", chosen.size(),
                    Estimates.words(Estimates.of(chosen, options.quick(), options.scale())));
            for (int i = 0; i < chosen.size(); i++) {
                var benchmark = chosen.get(i);
                System.err.printf("[%d/%d] %s %s: about %s, %s to go%n", i + 1, chosen.size(), benchmark.id(),
                        benchmark.title(), Estimates.words(Estimates.of(benchmark, options.quick(), options.scale())),
                        Estimates.words(Estimates.of(chosen.subList(i, chosen.size()), options.quick(),
                                options.scale())));
                long began = System.nanoTime();
                try {
                    var measured = benchmark.measure(run);
                    measured.forEach(console::result);
                    results.addAll(measured);
                    // Each time anew: a run takes long, and may be ended by whoever waits.
                    write(options, machine, results);
                } catch (Exception e) {
                    e.printStackTrace(System.err);
                    failed.add(benchmark.id() + ": " + e);
                }
                run.say("took %s", Estimates.words(Duration.ofNanos(System.nanoTime() - began)));
            }
        }
        console.summary(results, failed);
        System.out.println("Took " + Estimates.words(Duration.ofNanos(System.nanoTime() - started)) + ".");
        if (!results.isEmpty()) {
            System.out.println("Overview: " + options.plot());
        }
        return failed.isEmpty() ? 0 : FAILED;
    }

    private static void write(BenchOptions options, Machine machine, List<Result> results) throws IOException {
        if (options.json() != null) {
            JsonReport.write(options.json(), machine, options.quick(), results);
        }
        if (options.markdown() != null) {
            MarkdownReport.write(options.markdown(), machine.words(), options.quick(), results);
        }
        OverviewPlot.write(options.plot(), machine.words(), results);
    }

    private static List<Benchmark> choose(BenchOptions options) {
        var all = Benchmarks.all();
        if (options.names().isEmpty()) {
            return all.stream().filter(b -> !options.quick() || b.inQuickSet()).toList();
        }
        var known = new TreeSet<>(all.stream().map(b -> b.id().toLowerCase(Locale.ROOT)).toList());
        options.names().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("There is no benchmark " + name + "; there are " + known + ".");
        });
        return all.stream().filter(b -> options.names().contains(b.id().toLowerCase(Locale.ROOT))).toList();
    }

    /** What a run makes is in here, and nothing else of a folder that somebody named is touched. */
    private static Path work(Path folder) {
        return folder.resolve("run");
    }

    /** Away with the servers of a run that was killed: this one's would come up with their topics and databases. */
    static void clear(Path folder) throws IOException {
        if (Files.exists(work(folder))) {
            delete(work(folder));
        }
    }

    /** Deletes what the run made, and the folder if nobody else has anything in it. */
    static void leave(Path folder) throws IOException {
        clear(folder);
        Files.deleteIfExists(folder.resolve(IN_USE));
        try (var left = Files.list(folder)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
