package io.ansage.infra.standalone;

import io.ansage.infra.standalone.RunOptions.Wish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the command line. Every mistake ends in one line that names the option. */
final class RunOptionsParser {

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]+://.+");
    private static final Set<String> CLOCKS = Set.of("feed", "system");

    /** Relative paths are the user's, who may have called us from anywhere. */
    private final Path currentDirectory;
    private final Map<String, String> properties = new TreeMap<>();
    private final Deque<String> rest = new ArrayDeque<>();
    private Wish wish = Wish.RUN;
    private int port = RunOptions.DEFAULT_PORT;
    private @Nullable Integer managementPort;
    private Path data;
    private boolean fresh;
    private boolean feedGiven;
    private int realTimeFeeds;
    private int shadowFeeds;

    private RunOptionsParser(Path currentDirectory) {
        this.currentDirectory = currentDirectory;
        this.data = currentDirectory.resolve(RunOptions.DEFAULT_DATA);
    }

    static RunOptions parse(Path currentDirectory, List<String> arguments) {
        return new RunOptionsParser(currentDirectory.toAbsolutePath().normalize()).read(arguments);
    }

    private RunOptions read(List<String> arguments) {
        rest.addAll(arguments);
        while (!rest.isEmpty()) {
            String option = rest.removeFirst();
            int equals = option.indexOf('=');
            if (option.startsWith("--") && equals > 0) {
                rest.addFirst(option.substring(equals + 1));
                option = option.substring(0, equals);
            }
            take(option);
        }
        properties.putIfAbsent("ansage.sample", Boolean.toString(!feedGiven));
        int management = managementPort == null ? port + 1 : managementPort;
        if (management > HIGHEST_PORT) {
            throw wrong("--port", "leaves no port for management after " + port, "Add --management-port N.");
        }
        return new RunOptions(wish, port, management, data.normalize(), fresh, properties);
    }

    private void take(String option) {
        switch (option) {
            case "--help", "-h" -> wish = Wish.HELP;
            case "--version" -> wish = Wish.VERSION;
            case "--port" -> port = portOf(option);
            case "--management-port" -> managementPort = portOf(option);
            case "--data" -> data = currentDirectory.resolve(value(option));
            case "--fresh" -> fresh = true;
            case "--gtfs" -> feed("ansage.gtfs", source(option, value(option)));
            case "--gtfs-rt" -> realTimeFeeds(option);
            case "--irish-rail" -> feed("ansage.irish-rail", source(option, value(option)));
            case "--shadow-gtfs-rt" -> properties.put("ansage.shadow.gtfs-rt[" + shadowFeeds++ + "]",
                    source(option, value(option)));
            case "--shadow-irish-rail" -> properties.put("ansage.shadow.irish-rail", source(option, value(option)));
            case "--batch-folder" -> feed("ansage.batch-folder", existing(option, value(option)));
            case "--speed" -> properties.put("ansage.speed", speed(option));
            case "--zone" -> properties.put("ansage.zone", zone(option));
            case "--clock" -> properties.put("ansage.clock", clock(option));
            case "--passengers" -> properties.put("ansage.sample-passengers", count(option));
            case "--no-sample" -> properties.put("ansage.sample", "false");
            case "--set" -> set(option);
            default ->
                    throw new StartupProblem("Unknown option " + option + ".", "./run --help explains every option.");
        }
    }

    private void feed(String property, String source) {
        properties.put(property, source);
        feedGiven = true;
    }

    private void realTimeFeeds(String option) {
        do {
            feed("ansage.gtfs-rt[" + realTimeFeeds++ + "]", source(option, value(option)));
        } while (!rest.isEmpty() && !rest.getFirst().startsWith("--"));
    }

    private String value(String option) {
        if (rest.isEmpty() || rest.getFirst().startsWith("--") || rest.getFirst().isBlank()) {
            throw wrong(option, "needs a value", "");
        }
        return rest.removeFirst();
    }

    private String source(String option, String value) {
        return URL.matcher(value).matches() ? value : existing(option, value);
    }

    private String existing(String option, String value) {
        Path path = currentDirectory.resolve(value).normalize();
        if (!Files.isReadable(path)) {
            throw wrong(option, "names " + path + ", which does not exist or cannot be read", "");
        }
        return path.toString();
    }

    private int portOf(String option) {
        int number = number(option, value(option));
        if (number < 1 || number > HIGHEST_PORT) {
            throw wrong(option, "needs a port from 1 to " + HIGHEST_PORT, "");
        }
        return number;
    }

    private String count(String option) {
        int number = number(option, value(option));
        if (number < 0) {
            throw wrong(option, "needs 0 or more", "");
        }
        return Integer.toString(number);
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw wrong(option, "needs a whole number, not '" + value + "'", "");
        }
    }

    private String speed(String option) {
        String value = value(option);
        if (!value.matches("\\d{1,6}(\\.\\d{1,3})?")) {
            throw wrong(option, "needs a number, 0 for as fast as it goes, not '" + value + "'", "");
        }
        return value;
    }

    private String zone(String option) {
        String value = value(option);
        try {
            return ZoneId.of(value).getId();
        } catch (DateTimeException _) {
            throw wrong(option, "needs a time zone such as Europe/Brussels, not '" + value + "'", "");
        }
    }

    private String clock(String option) {
        String value = value(option);
        if (!CLOCKS.contains(value)) {
            throw wrong(option, "is 'feed' or 'system', not '" + value + "'", "");
        }
        return value;
    }

    private void set(String option) {
        String pair = value(option);
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw wrong(option, "needs name=value, not '" + pair + "'", "");
        }
        properties.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private static StartupProblem wrong(String option, String what, String remedy) {
        return new StartupProblem(option + " " + what + ".", remedy + " ./run --help explains every option.");
    }
}
