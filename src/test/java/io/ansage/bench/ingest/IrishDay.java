package io.ansage.bench.ingest;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.irish.IrishRailTranslator;
import io.ansage.domain.observation.Observation;
import io.ansage.system.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The recorded day of a storm in Ireland, 3 October 2025, in the order of its captures. */
final class IrishDay {

    private static final DateTimeFormatter IN_NAME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssxx");
    private static final String FILE = "irish-rail/currentTrains-2025-10-03.zip";

    private IrishDay() {}

    /** The recording, where this machine has it; it is no part of the repository. */
    static Optional<Path> find() {
        var named = System.getProperty("ansage.data", System.getenv("ANSAGE_DATA"));
        var folder = named != null
                ? Path.of(named)
                : SharedData.root().resolveSibling("shared").resolve("data");
        return Optional.of(folder.resolve(FILE)).filter(Files::exists);
    }

    static List<Observation> read(Path recording) throws IOException {
        var observations = new ArrayList<Observation>();
        try (var zip = new ZipFile(recording.toFile())) {
            var translator = new IrishRailTranslator(FeedLimits.DEFAULT);
            for (var entry : zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList()) {
                var name = entry.getName();
                var at = OffsetDateTime.parse(name.substring(name.indexOf('-') + 1, name.length() - 4), IN_NAME)
                        .toInstant();
                try (var in = zip.getInputStream(entry)) {
                    observations.addAll(
                            translator.translate(in, new Capture(IrishRailTranslator.SOURCE, name, at, at))
                                    .observations());
                }
            }
        }
        return observations;
    }
}
