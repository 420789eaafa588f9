package io.ansage.infra.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The laboratory on the command line: what {@code ./lab} runs. Reports go to the standard output, progress beside it. */
public final class Lab {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private final PrintStream out;
    private final PrintStream progress;

    /** Reports go to {@code out}, progress and problems to {@code progress}. */
    public Lab(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code = new Lab(out, System.err).run(Path.of(""), List.of(args));
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Does what is asked; returns the exit code: 0 done, 1 failed, 2 asked wrongly. */
    public int run(Path directory, List<String> arguments) {
        try {
            var options = LabOptions.parse(directory, arguments);
            if (options.help()) {
                out.print(help());
                return 0;
            }
            return run(directory, options);
        } catch (LabProblem problem) {
            progress.println(problem.getMessage());
            return WRONG_USE;
        } catch (IOException e) {
            progress.println("Could not be written: " + e.getMessage());
            return FAILED;
        }
    }

    private int run(Path directory, LabOptions options) throws IOException {
        var policies = options.policies().isEmpty()
                ? Policies.all()
                : options.policies().stream().map(p -> Policies.find(directory, p)).toList();
        var traces = options.traces().stream().map(this::read).toList();
        if (options.learn() != null) {
            learn(options.learn(), traces);
            return 0;
        }
        if (options.search()) {
            new Search(out, progress).run(traces.getFirst(), traces.getLast());
            return 0;
        }
        if (options.foresight() != null) {
            var foresight = Learning.foresight(read(options.foresight()).trains());
            traces = traces.stream().map(t -> t.seenWith(foresight)).toList();
        }
        if (options.train() != null) {
            return showTrain(options.train(), traces, policies, options.plot());
        }
        compare(options, traces, policies);
        return 0;
    }

    private Trace read(Path file) {
        progress.println("Reading " + file.getFileName() + " ...");
        return TraceReader.read(file);
    }

    private void learn(Path file, List<Trace> traces) throws IOException {
        var places = Learning.places(traces.stream().flatMap(t -> t.trains().stream()).toList());
        Learning.write(file, places);
        progress.println("Wrote " + file + ": " + places.size() + " places");
    }

    private void compare(LabOptions options, List<Trace> traces, List<TellingPolicy> policies) throws IOException {
        var reports = new ArrayList<LabReport>();
        for (var trace : traces) {
            progress.println("Computing the optimum of " + trace.trains().size() + " trains ...");
            var trial = new Trial(trace);
            progress.println("Playing " + policies.size() + " policies ...");
            var report = LabReport.of(trial, policies.stream().map(trial::play).toList());
            out.println(report.text());
            reports.add(report);
        }
        if (options.json() != null) {
            LabReport.write(options.json(), reports);
            progress.println("Wrote " + options.json());
        }
        if (options.plot() != null) {
            FrontierPlot.write(options.plot(), reports);
            progress.println("Wrote " + options.plot());
        }
    }

    private int showTrain(String code, List<Trace> traces, List<TellingPolicy> policies, @Nullable Path plot)
            throws IOException {
        boolean found = false;
        for (var trace : traces) {
            for (var day : trace.trains()) {
                if (day.code().equalsIgnoreCase(code)) {
                    found = true;
                    var told = policies.stream().map(p -> new TrainReport.Line(p, p.play(day))).toList();
                    out.println(TrainReport.text(day, told));
                    if (plot != null) {
                        TrainPlot.write(plot, day, told);
                        progress.println("Wrote " + plot);
                    }
                }
            }
        }
        if (!found) {
            throw new LabProblem("--train: no train " + code + " runs in "
                    + String.join(", ", traces.stream().map(Trace::name).toList()) + ".");
        }
        return 0;
    }

    private static String help() throws IOException {
        try (InputStream text = Objects.requireNonNull(Lab.class.getResourceAsStream("help.txt"), "help.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
