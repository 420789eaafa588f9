package io.ansage.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was asked for on the command line. */
record BenchOptions(List<String> names, boolean quick, double scale, @Nullable Path json, @Nullable Path markdown,
        Path plot, Path folder) {

    /** A dozen trains, each with all the observations of its day. */
    static final double QUICK_DAY = 0.0005;

    /** 240 trains, in about a quarter of an hour. */
    static final double DAY = 0.01;

    private static final Path IN_BUILD = Path.of(System.getProperty("ansage.root", ""), "target");

    static BenchOptions parse(List<String> arguments) {
        var names = new ArrayList<String>();
        boolean quick = false;
        double scale = -1;
        Path json = null;
        Path markdown = null;
        Path plot = IN_BUILD.resolve("bench.svg");
        Path folder = IN_BUILD.resolve("bench");
        for (var rest = arguments.iterator(); rest.hasNext();) {
            var argument = rest.next();
            switch (argument) {
                case "--quick" -> quick = true;
                case "--scale" -> scale = scale(value(argument, rest));
                case "--json" -> json = Path.of(value(argument, rest));
                case "--markdown" -> markdown = Path.of(value(argument, rest));
                case "--plot" -> plot = Path.of(value(argument, rest));
                case "--folder" -> folder = Path.of(value(argument, rest));
                default -> {
                    if (argument.startsWith("-")) {
                        throw new IllegalArgumentException(argument + " is not known; ./bench --help lists what is.");
                    }
                    names.add(argument.toLowerCase(Locale.ROOT));
                }
            }
        }
        return new BenchOptions(List.copyOf(names), quick, scale < 0 ? (quick ? QUICK_DAY : DAY) : scale, json,
                markdown,
                plot,
                folder);
    }

    private static String value(String option, java.util.Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " wants a value; see ./bench --help.");
        }
        return rest.next();
    }

    private static double scale(String value) {
        try {
            var scale = Double.parseDouble(value);
            if (scale > 0 && scale <= 1) {
                return scale;
            }
        } catch (NumberFormatException e) {
            // Said below, as for any other value that will not do.
        }
        throw new IllegalArgumentException("--scale wants a share of the national day, above 0 and up to 1, not "
                + value + ".");
    }
}
