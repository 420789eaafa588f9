package io.ansage.infra.lab;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param traces   files to play
 * @param policies names or files of policies; empty for all
 * @param json     where the report is written
 * @param plot     where the picture is written
 * @param train    code of the one train to look at
 * @param foresight trace to learn foresight from, in place of what is shipped
 * @param learn    where the foresight learned from all traces is written
 * @param search   whether parameters are to be searched for
 */
record LabOptions(List<Path> traces, List<String> policies, @Nullable Path json, @Nullable Path plot,
        @Nullable String train, @Nullable Path foresight, @Nullable Path learn, boolean search, boolean help) {

    /**
     * Reads the command line.
     *
     * @param directory what relative paths are relative to
     * @throws LabProblem naming the option that is wrong
     */
    static LabOptions parse(Path directory, List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        var traces = new ArrayList<Path>();
        var policies = new ArrayList<String>();
        Path json = null;
        Path plot = null;
        String train = null;
        Path foresight = null;
        Path learn = null;
        boolean search = false;
        boolean help = false;
        while (!rest.isEmpty()) {
            var option = rest.removeFirst();
            int equals = option.indexOf('=');
            if (option.startsWith("--") && equals > 0) {
                rest.addFirst(option.substring(equals + 1));
                option = option.substring(0, equals);
            }
            switch (option) {
                case "--policy" -> policies.add(value(option, rest));
                case "--json" -> json = directory.resolve(value(option, rest));
                case "--plot" -> plot = directory.resolve(value(option, rest));
                case "--train" -> train = value(option, rest);
                case "--foresight" -> foresight = directory.resolve(value(option, rest));
                case "--learn" -> learn = directory.resolve(value(option, rest));
                case "--search" -> search = true;
                case "--help", "-h" -> help = true;
                default -> traces.add(directory.resolve(trace(option)));
            }
        }
        if (!help && traces.isEmpty()) {
            throw new LabProblem("No trace was named. Try: ./lab changes-2025-10-03.tsv, or ./lab --help.");
        }
        if (search && traces.size() != 2) {
            throw new LabProblem("--search: needs two traces: the day to search on and the day to validate on.");
        }
        return new LabOptions(List.copyOf(traces), List.copyOf(policies), json, plot, train, foresight, learn,
                search, help);
    }

    private static String trace(String argument) {
        if (argument.startsWith("-")) {
            throw new LabProblem(argument + ": is no option. ./lab --help explains them all.");
        }
        return argument;
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new LabProblem(option + ": needs a value. ./lab --help explains it.");
        }
        return rest.removeFirst();
    }
}
