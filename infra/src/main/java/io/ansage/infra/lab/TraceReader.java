package io.ansage.infra.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a recorded day, of whichever of the three kinds it is. */
final class TraceReader {

    private TraceReader() {}

    /**
     * Reads a trace.
     *
     * @throws LabProblem if there is no such file, or it is no trace
     */
    static Trace read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new LabProblem(file + ": there is no such file. Name a trace: a TSV, a zip of captures, or an export"
                    + " of events.");
        }
        var name = String.valueOf(file.getFileName());
        try {
            var trains = isZip(file)
                    ? CapturesTrace.read(file)
                    : firstLine(file).startsWith("{") ? EventsTrace.read(file) : TsvTrace.read(file);
            if (trains.isEmpty()) {
                throw new LabProblem(file + ": holds no train that runs for two reports or more.");
            }
            return new Trace(name, trains);
        } catch (IOException e) {
            throw new LabProblem(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4;
        }
    }

    private static String firstLine(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            var line = in.readLine();
            return line == null ? "" : line.strip();
        }
    }
}
