package io.ansage.infra.lab;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.irish.IrishRailTranslator;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.infra.feed.CaptureName;
import io.ansage.infra.lab.RunningTrains.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a zip of captures of the Irish list, keeping of each train only what differs from the capture before. */
final class CapturesTrace {

    private static final int MOST_CAPTURES = 100_000;

    private final RunningTrains trains = new RunningTrains();
    private final Map<JourneyRef, List<Object>> known = new HashMap<>();

    private CapturesTrace() {}

    private record Entry(Instant at, ZipEntry file) {}

    static List<TrainDay> read(Path zip) throws IOException {
        var trace = new CapturesTrace();
        var translator = new IrishRailTranslator(FeedLimits.DEFAULT);
        try (var file = new ZipFile(zip.toFile())) {
            var entries = entries(file);
            if (entries.isEmpty()) {
                throw new LabProblem(zip + ": holds no captures named like currentTrains-20251003T000003+0100.xml.");
            }
            for (var entry : entries) {
                try (var in = file.getInputStream(entry.file())) {
                    var capture = new Capture(IrishRailTranslator.SOURCE, entry.file().getName(), entry.at(),
                            entry.at());
                    translator.translate(in, capture).observations().forEach(o -> trace.add(entry.at(), o));
                }
            }
        }
        return trace.trains.days();
    }

    private static List<Entry> entries(ZipFile file) {
        var entries = new ArrayList<Entry>();
        file.stream()
                .limit(MOST_CAPTURES)
                .filter(e -> e.getSize() != 0)
                .forEach(e -> CaptureName.findInstant(e.getName()).ifPresent(at -> entries.add(new Entry(at, e))));
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    private void add(Instant at, Observation observed) {
        var now = new ArrayList<Object>();
        now.add(observed.status());
        now.add(Objects.requireNonNullElse(observed.delayMinutes(), ""));
        now.addAll(observed.calls());
        if (!now.equals(known.put(observed.journey(), now)) && observed.status() == ReportedStatus.RUNNING
                && observed.delayMinutes() != null && observed.plan() != null) {
            var id = observed.plan().id();
            trains.add(id.serviceDate().toString(), id.trip(),
                    Report.of(at, observed.delayMinutes(), observed));
        }
    }
}
