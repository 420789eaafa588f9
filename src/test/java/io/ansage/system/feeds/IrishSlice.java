package io.ansage.system.feeds;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.irish.IrishRailTranslator;
import io.ansage.domain.observation.Observation;
import io.ansage.system.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the captures of 3 October 2025 say about four trains: every capture in which one of them changed, the one after it,
 * which repeats it, and those that are empty. The other captures repeat once more.
 */
final class IrishSlice {

    static final List<String> TRAINS = List.of("A906", "E133", "A741", "A227");

    private static final Pattern RECORD = Pattern.compile("<objTrainPositions>.*?</objTrainPositions>",
            Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("<TrainCode>\\s*(\\w+)");
    private static final DateTimeFormatter IN_NAME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssxx");

    private final List<Cut> captures;

    private record Cut(String name, Instant at, String records) {}

    private IrishSlice(List<Cut> captures) {
        this.captures = captures;
    }

    static IrishSlice read() throws IOException {
        var cuts = new ArrayList<Cut>();
        var path = SharedData.get("irish-rail/currentTrains-2025-10-03.zip");
        try (var zip = new ZipFile(path.toFile())) {
            var before = "";
            boolean changed = false;
            for (var entry : zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList()) {
                var cut = cut(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(),
                        StandardCharsets.UTF_8));
                if (!cut.records().equals(before) || changed || cut.records().isEmpty() && !before.isEmpty()) {
                    cuts.add(cut);
                }
                changed = !cut.records().equals(before);
                before = cut.records();
            }
        }
        return new IrishSlice(cuts);
    }

    private static Cut cut(String name, String document) {
        var kept = new StringBuilder();
        RECORD.matcher(document).results().map(found -> found.group()).forEach(record -> {
            var code = CODE.matcher(record);
            if (code.find() && TRAINS.contains(code.group(1))) {
                kept.append(record);
            }
        });
        var at = OffsetDateTime.parse(name.substring(name.indexOf('-') + 1, name.length() - 4), IN_NAME);
        return new Cut(name, at.toInstant(), kept.toString());
    }

    int size() {
        return captures.size();
    }

    Instant at(int index) {
        return captures.get(index).at();
    }

    /**
     * The reports of one capture, as the feed's own adapter reads them.
     *
     * @param series put before every train code, so that one day can be lived through by several trains of one kind
     */
    List<Observation> reports(int index, String series, Instant knownAt) {
        var cut = captures.get(index);
        var records = cut.records();
        for (var train : TRAINS) {
            records = records.replace(train, series + train);
        }
        var document = "<ArrayOfObjTrainPositions>" + records + "</ArrayOfObjTrainPositions>";
        var translation = new IrishRailTranslator(FeedLimits.DEFAULT).translate(
                new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)),
                new Capture(IrishRailTranslator.SOURCE, series + cut.name(), cut.at(), knownAt));
        if (!translation.rejected().isEmpty()) {
            throw new IllegalStateException("set aside: " + translation.rejected());
        }
        return translation.observations();
    }
}
