package io.ansage.bench.report;

import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Result.Contender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report as tables, for a page of the documentation. */
public final class MarkdownReport {

    private MarkdownReport() {}

    public static void write(Path file, String machine, boolean quick, List<Result> results) throws IOException {
        var words = new StringBuilder("# Figures of `./bench`\n\nMade by `./bench --markdown`; read with")
                .append(" [performance.md](performance.md).\n\nMachine: ")
                .append(machine)
                .append(".\n");
        if (quick) {
            words.append("\nA quick run: fewer rounds and smaller sets. Compare ratios, not figures.\n");
        }
        words.append("\n| | measured | ours | CPU s per 1,000 | peer | limit | met |\n|---|---|---|---|---|---|---|\n");
        for (var result : results) {
            words.append("| %s | %s | %s %s | %s | %s | %s | %s |\n".formatted(result.id(), cell(result.what()),
                    Goal.number(result.ours()), result.unit(),
                    result.cpuPerThousand() == null ? "" : Goal.number(result.cpuPerThousand()),
                    contender(result.peer(), result.ratioToPeer()),
                    contender(result.limit(), result.ratioToLimit()),
                    result.met().words()));
        }
        words.append("\n## Goals and remarks\n");
        for (var result : results) {
            words.append("\n**").append(result.id()).append(' ').append(cell(result.what())).append("**\n\n");
            for (var goal : result.goals()) {
                words.append("- ").append(goal(goal)).append('\n');
            }
            var growth = result.growth();
            if (growth != null) {
                words.append("- cost grows with %s to the power of %.2f: %s\n".formatted(growth.load(),
                        growth.exponent(), growth.points()
                                .stream()
                                .map(p -> Goal.number(p.size()) + " in " + Goal.number(p.seconds()) + " s")
                                .collect(Collectors.joining(", "))));
            }
            result.remarks().forEach(remark -> words.append("- ").append(cell(remark)).append('\n'));
        }
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, words);
    }

    private static String goal(Goal goal) {
        var verdict = !goal.reachesGate()
                ? "**falls short**"
                : goal.moonshot() != null && goal.reachesMoonshot() ? "moonshot" : "gate";
        return "%s: %s %s%s%s".formatted(verdict, Goal.number(goal.actual()), cell(goal.what()),
                goal.gate() == null ? "" : "; gate " + goal.bound(goal.gate()),
                goal.moonshot() == null ? "" : "; moonshot " + goal.bound(goal.moonshot()));
    }

    private static String contender(@Nullable Contender contender, @Nullable Double ratio) {
        return contender == null || ratio == null
                ? ""
                : "%s: %s (ours %sx)".formatted(cell(contender.name()), Goal.number(contender.figure()),
                        Goal.number(ratio));
    }

    private static String cell(String words) {
        return words.replace("|", "\\|");
    }
}
