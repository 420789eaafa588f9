package io.ansage.system.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.ansage.infra.lab.Lab;
import io.ansage.system.SharedData;

/**
 * The definitions of the laboratory are those of {@code judge.py}, the script beside the recorded days: its figures were
 * written down here from {@code python3 judge.py --json data/irish-rail/changes-*.tsv}.
 */
class JudgedFiguresTest {

    private static final Map<String, JsonNode> REPORTS = new ConcurrentHashMap<>();

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            changes-2025-10-03.tsv; every change; 12994; 0.0; 0; 0; 12994.0; 22.696
            changes-2025-10-03.tsv; one per 5 min; 7003; 0.0; 321; 1004; 8114.0; 14.173
            changes-2025-10-03.tsv; 5-min buckets, two samples; 2727; 0.0; 1048; 1237; 4313.3; 7.534
            changes-2025-10-03.tsv; 5-min step; 1086; 0.0; 0; 3582; 4668.0; 8.153
            changes-2025-10-03.tsv; range 5 or 30 %; 741; 220.0; 0; 0; 961.0; 1.679
            changes-2025-10-03.tsv; range 7 or 20 %; 711; 261.4; 0; 0; 972.4; 1.699
            changes-2025-10-03.tsv; range 10 or 30 %; 633; 332.8; 0; 0; 965.8; 1.687
            changes-2025-10-03.tsv; range 10 or 30 %, worse settles 2; 554; 291.3; 1197; 0; 1244.3; 2.173
            changes-2025-10-08.tsv; every change; 12940; 0.0; 0; 0; 12940.0; 30.871
            changes-2025-10-08.tsv; one per 5 min; 6766; 0.0; 300; 705; 7571.0; 18.062
            changes-2025-10-08.tsv; 5-min buckets, two samples; 2440; 0.0; 789; 800; 3503.0; 8.357
            changes-2025-10-08.tsv; 5-min step; 787; 0.0; 0; 2631; 3418.0; 8.154
            changes-2025-10-08.tsv; range 5 or 30 %; 573; 162.5; 0; 0; 735.5; 1.755
            changes-2025-10-08.tsv; range 7 or 20 %; 533; 193.9; 0; 0; 726.9; 1.734
            changes-2025-10-08.tsv; range 10 or 30 %; 480; 251.7; 0; 0; 731.7; 1.746
            changes-2025-10-08.tsv; range 10 or 30 %, worse settles 2; 424; 222.1; 910; 0; 949.5; 2.265
            """)
    void aSharedPolicy_costsWhatTheJudgeSays(String trace, String name, int messages, double vagueness, int wrong,
            int early, double cost, double ratio) {
        var p = policy(report(trace), name);
        assertThat(p.get("messages").asInt()).isEqualTo(messages);
        assertThat(p.get("vagueness").asDouble()).isEqualTo(vagueness);
        assertThat(p.get("wrongMinutes").asInt()).isEqualTo(wrong);
        assertThat(p.get("earlyMinutes").asInt()).isEqualTo(early);
        assertThat(p.get("cost").asDouble()).isEqualTo(cost);
        assertThat(p.get("ratioToOptimum").asDouble()).isEqualTo(ratio);
    }

    @ParameterizedTest
    @CsvSource({"changes-2025-10-03.tsv, 674, 450, 572.5", "changes-2025-10-08.tsv, 674, 355, 419.2"})
    void theDayAndItsOptimum_areThoseOfTheJudge(String trace, int trains, int affected, double optimum) {
        var report = report(trace);
        assertThat(report.get("trace").asString()).isEqualTo(trace);
        assertThat(report.get("trains").asInt()).isEqualTo(trains);
        assertThat(report.get("affectedTrains").asInt()).isEqualTo(affected);
        assertThat(report.get("optimumCost").asDouble()).isEqualTo(optimum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes-2025-10-03.tsv", "changes-2025-10-08.tsv"})
    void ours_isNeverFalseWhenSent_neverAfterRelevance_andMakesNobodyMissATrain(String trace) {
        var ours = policy(report(trace), "ansage");
        assertThat(ours.get("messages").asInt()).isPositive();
        assertThat(ours.get("messagesFalseWhenSent").asInt()).isZero();
        assertThat(ours.get("messagesAfterRelevance").asInt()).isZero();
        assertThat(ours.get("earlyMinutes").asInt()).isZero();
    }

    /** The foresight shipped has seen both days; each is judged here with what only the other taught. */
    @ParameterizedTest
    @CsvSource({"changes-2025-10-03.tsv, changes-2025-10-08.tsv", "changes-2025-10-08.tsv, changes-2025-10-03.tsv"})
    void ours_withWhatAnotherDayTaught_costsLessThanOneAndAHalfTimesHindsight(String trace, String learnedFrom) {
        var ours = policy(
                play(SharedData.get("irish-rail/" + trace), "--policy", "ansage", "--foresight",
                        SharedData.get("irish-rail/" + learnedFrom).toString()),
                "ansage");
        assertThat(ours.get("ratioToOptimum").asDouble()).isLessThan(1.5);
        assertThat(ours.get("earlyMinutes").asInt()).isZero();
        assertThat(ours.get("messagesFalseWhenSent").asInt()).isZero();
    }

    /** The list of changes begins at four in the morning, the captures at midnight. */
    @Test
    void theRawCapturesOfADay_giveTheSameFiguresAsItsChanges(@TempDir Path folder) throws IOException {
        var cut = folder.resolve("captures.zip");
        try (var captures = new ZipFile(SharedData.get("irish-rail/currentTrains-2025-10-03.zip").toFile());
                var zip = new ZipOutputStream(Files.newOutputStream(cut))) {
            for (var entry : Collections.list(captures.entries())) {
                if (entry.getName().compareTo("currentTrains-20251003T040000") > 0) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    captures.getInputStream(entry).transferTo(zip);
                }
            }
        }
        var fromCaptures = play(cut);
        var fromChanges = report("changes-2025-10-03.tsv");
        for (var field : List.of("trains", "affectedTrains", "optimumCost", "policies")) {
            assertThat(fromCaptures.get(field)).as(field).isEqualTo(fromChanges.get(field));
        }
    }

    private static JsonNode policy(JsonNode report, String name) {
        return report.get("policies")
                .valueStream()
                .filter(p -> p.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode report(String trace) {
        Path file = SharedData.get("irish-rail/" + trace);
        return REPORTS.computeIfAbsent(trace, _ -> play(file));
    }

    private static JsonNode play(Path trace, String... options) {
        try {
            Path json = Files.createTempFile("lab", ".json");
            try {
                var words = new ByteArrayOutputStream();
                var stream = new PrintStream(words, true, StandardCharsets.UTF_8);
                var arguments = new ArrayList<>(List.of(trace.toString(), "--json", json.toString()));
                arguments.addAll(List.of(options));
                assertThat(new Lab(stream, stream).run(Path.of(""), arguments))
                        .as(words.toString(StandardCharsets.UTF_8))
                        .isZero();
                return JsonMapper.shared().readTree(Files.readString(json));
            } finally {
                Files.deleteIfExists(json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
