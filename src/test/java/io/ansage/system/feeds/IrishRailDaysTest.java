package io.ansage.system.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.api.RejectedInput;
import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.irish.IrishRailTranslator;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.system.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two whole days of the live list, one capture a minute, one of them badly disrupted. */
class IrishRailDaysTest {

    private static final DateTimeFormatter IN_NAME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssxx");

    /** {@code status} and {@code delay} as in the table of changes: N without a delay, R and T with one. */
    private record Row(Instant at, String journey, String status, String delay) {}

    @ParameterizedTest
    @CsvSource({"2025-10-03, 1211, 79191", "2025-10-08, 1212, 78798"})
    void everyCapture_isRead_andEveryStateOfTheDayIsTold(String day, int captures, int records) throws IOException {
        var rejected = new ArrayList<RejectedInput>();
        var states = new HashMap<String, Object>();
        var changes = new ArrayList<Row>();
        int read = 0;
        int observations = 0;
        try (var zip = new ZipFile(SharedData.get("irish-rail/currentTrains-" + day + ".zip").toFile())) {
            var translator = new IrishRailTranslator(FeedLimits.DEFAULT);
            for (var entry : zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList()) {
                var name = entry.getName();
                var at = OffsetDateTime.parse(name.substring(name.indexOf('-') + 1, name.length() - 4), IN_NAME)
                        .toInstant();
                try (var in = zip.getInputStream(entry)) {
                    var translation = translator.translate(in,
                            new Capture(IrishRailTranslator.SOURCE, name, at, at));
                    read++;
                    observations += translation.observations().size();
                    rejected.addAll(translation.rejected());
                    assertThat(translation.complete()).isTrue();
                    translation.observations().forEach(o -> change(o, day, states, changes));
                }
            }
        }
        assertThat(read).isEqualTo(captures);
        assertThat(rejected).isEmpty();
        assertThat(observations).isEqualTo(records);
        assertThat(changes).containsExactlyInAnyOrderElementsOf(table(day));
    }

    /** The table has a row where status or text changed; everything the text says is in these parts of an observation. */
    private static void change(Observation o, String day, Map<String, Object> states, List<Row> changes) {
        var journey = o.plan().id().toString();
        if (!journey.endsWith(day)) {
            return; // The first captures still list trains of the evening before; the table leaves them out.
        }
        var state = new ArrayList<Object>();
        state.add(o.status());
        state.add(o.delayMinutes());
        state.add(o.calls());
        state.add(o.endedAt());
        state.add(o.plan());
        if (!state.equals(states.put(journey, state))) {
            changes.add(new Row(o.report().observedAt(), journey, letter(o.status()),
                    o.delayMinutes() == null ? "" : o.delayMinutes().toString()));
        }
    }

    private static List<Row> table(String day) throws IOException {
        return Files.readAllLines(SharedData.get("irish-rail/changes-" + day + ".tsv"))
                .stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(f -> new Row(OffsetDateTime.parse(f[0]).toInstant(), "ie:" + f[2] + ":" + f[1], f[3], f[4]))
                .toList();
    }

    private static String letter(ReportedStatus status) {
        return switch (status) {
            case SCHEDULED -> "N";
            case RUNNING -> "R";
            case COMPLETED -> "T";
            case UNKNOWN, CANCELLED -> throw new AssertionError("the list never says " + status);
        };
    }
}
