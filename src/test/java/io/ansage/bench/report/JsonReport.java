package io.ansage.bench.report;

import io.ansage.bench.Goal;
import io.ansage.bench.Machine;
import io.ansage.bench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report for programs. */
public final class JsonReport {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    public static void write(Path file, Machine machine, boolean quick, List<Result> results) throws IOException {
        var report = new LinkedHashMap<String, Object>();
        report.put("machine", machine);
        report.put("quick", quick);
        report.put("results", results.stream().map(JsonReport::result).toList());
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, JSON.writeValueAsString(report) + "\n");
    }

    private static Map<String, @Nullable Object> result(Result result) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("id", result.id());
        fields.put("what", result.what());
        fields.put("unit", result.unit());
        fields.put("ours", result.ours());
        fields.put("cpuSecondsPer1000", result.cpuPerThousand());
        fields.put("peer", result.peer());
        fields.put("limit", result.limit());
        fields.put("ratioToPeer", result.ratioToPeer());
        fields.put("ratioToLimit", result.ratioToLimit());
        fields.put("gate", words(result, Goal::gate));
        fields.put("moonshot", words(result, Goal::moonshot));
        fields.put("met", result.met().words());
        fields.put("goals", result.goals());
        fields.put("remarks", result.remarks());
        if (result.growth() != null) {
            fields.put("growth", Map.of("load", result.growth().load(), "points", result.growth().points(),
                    "exponent", result.growth().exponent()));
        }
        return fields;
    }

    private static String words(Result result, Function<Goal, @Nullable Double> bound) {
        return result.goals()
                .stream()
                .filter(goal -> Objects.nonNull(bound.apply(goal)))
                .map(goal -> goal.words(bound.apply(goal)))
                .collect(Collectors.joining(", "));
    }
}
