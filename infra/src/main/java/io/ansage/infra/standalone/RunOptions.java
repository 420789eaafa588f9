package io.ansage.infra.standalone;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the user asked for on the command line of {@code ./run}.
 *
 * @param data       absolute folder that keeps everything from one run to the next
 * @param properties Spring properties that follow from the options
 */
record RunOptions(Wish wish, int port, int managementPort, Path data, boolean fresh, Map<String, String> properties) {

    static final int DEFAULT_PORT = 8080;
    static final String DEFAULT_DATA = ".ansage";

    /** What to do at all. */
    enum Wish {
        RUN, HELP, VERSION
    }

    RunOptions {
        properties = Map.copyOf(properties);
        if (port == managementPort) {
            throw new StartupProblem("--port and --management-port are both " + port + ".", "Choose two ports.");
        }
    }
}
