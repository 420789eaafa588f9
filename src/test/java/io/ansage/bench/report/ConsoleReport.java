package io.ansage.bench.report;

import io.ansage.bench.Goal;
import io.ansage.bench.Result;
import io.ansage.bench.Result.Contender;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report as lines of text. */
public final class ConsoleReport {

    private final PrintStream out;

    public ConsoleReport(PrintStream out) {
        this.out = out;
    }

    public void machine(String words, boolean quick) {
        out.println("Machine: " + words);
        if (quick) {
            out.println("QUICK: fewer rounds and smaller sets. Compare ratios, not figures.");
        }
    }

    public void result(Result result) {
        out.printf("%n%s %s: %s %s%s%n", result.id(), result.what(), Goal.number(result.ours()), result.unit(),
                cpu(result.cpuPerThousand()));
        contender("peer", result.peer(), result.unit(), result.ratioToPeer());
        contender("limit", result.limit(), result.unit(), result.ratioToLimit());
        for (var goal : result.goals()) {
            out.printf("  %-11s %s %s%s%s%n",
                    goal.reachesMoonshot() && goal.moonshot() != null
                            ? "moonshot"
                            : goal.reachesGate() ? "ok" : "FALLS SHORT",
                    Goal.number(goal.actual()), goal.what(),
                    goal.gate() == null ? "" : ", gate " + goal.words(goal.gate()),
                    goal.moonshot() == null ? "" : ", moonshot " + goal.words(goal.moonshot()));
        }
        if (result.growth() != null) {
            out.printf("  cost grows with %s to the power of %.2f%n", result.growth().load(),
                    result.growth().exponent());
        }
        result.remarks().forEach(remark -> out.println("  " + remark));
        out.flush();
    }

    public void summary(List<Result> results, List<String> failed) {
        out.println();
        for (var met : Result.Met.values()) {
            out.printf("%s: %s%n", met.words(),
                    results.stream().filter(r -> r.met() == met).map(r -> r.id() + " " + r.what()).toList());
        }
        failed.forEach(words -> out.println("failed: " + words));
    }

    private void contender(String role, @Nullable Contender contender, String unit, @Nullable Double ratio) {
        if (contender != null && ratio != null) {
            out.printf("  %-11s %s: %s %s%s, ours is %s times that%n", role, contender.name(),
                    Goal.number(contender.figure()), unit, cpu(contender.cpuPerThousand()), Goal.number(ratio));
        }
    }

    private static String cpu(@Nullable Double perThousand) {
        return perThousand == null ? "" : ", " + Goal.number(perThousand) + " CPU s per 1,000";
    }
}
