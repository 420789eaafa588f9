package io.ansage.bench.report;

import io.ansage.bench.Goal;
import io.ansage.bench.Growth;
import io.ansage.bench.Result;
import io.ansage.infra.lab.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One picture of all goals: how far along the way to each gate, on a logarithmic scale, with the moonshot as a second
 * mark; below, how cost grows with load.
 */
public final class OverviewPlot {

    private static final int WIDTH = 1100;
    private static final int ROW = 22;
    private static final int LEFT = 470;
    private static final int RIGHT = 1060;
    private static final int TOP = 60;
    private static final int GROWTH_HEIGHT = 300;
    private static final double DECADES_BELOW = 1;
    private static final double DECADES_ABOVE = 2;
    private static final String[] COLOURS = {"#1f5fa8", "#b3541e", "#2d7d46", "#7a3b8f", "#8a6d00", "#444444"};

    private OverviewPlot() {}

    public static void write(Path file, String machine, List<Result> results) throws IOException {
        var grown = results.stream().filter(r -> r.growth() != null).toList();
        int rows = (int) results.stream()
                .mapToLong(r -> r.goals().stream().filter(g -> g.gate() != null).count())
                .sum();
        int height = TOP + rows * ROW + 50 + (grown.isEmpty() ? 0 : GROWTH_HEIGHT);
        var svg = new Svg(WIDTH, height, "Ansage: what was reached");
        svg.text(20, 24, "What was reached, as a multiple of each gate", "start", 16, "#111111");
        svg.text(20, 42, machine, "start", 11, "#555555");
        int bottom = TOP + rows * ROW + 8;
        for (double multiple : new double[]{0.1, 1, 10, 100}) {
            svg.line(x(multiple), TOP - 6, x(multiple), bottom, multiple == 1 ? "#111111" : "#cccccc",
                    multiple == 1 ? 1.5 : 0.7);
            svg.text(x(multiple), bottom + 14, Goal.number(multiple) + "x", "middle", 11, "#555555");
        }
        int y = TOP;
        for (var result : results) {
            for (var goal : result.goals()) {
                if (goal.gate() != null) {
                    row(svg, y, result, goal, goal.gate());
                    y += ROW;
                }
            }
        }
        if (!grown.isEmpty()) {
            growth(svg, grown, bottom + 40);
        }
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        svg.write(file);
    }

    private static void row(Svg svg, int y, Result result, Goal goal, double gate) {
        double multiple = goal.atLeast() ? goal.actual() / gate : gate / Math.max(goal.actual(), 1e-9);
        svg.text(LEFT - 10, y + 13, "%s %s: %s %s".formatted(result.id(), result.what(), Goal.number(goal.actual()),
                goal.what()), "end", 11, "#111111");
        svg.box(x(1), y + 3, 0.5, ROW - 6, "#111111", 1);
        double from = Math.min(x(1), x(multiple));
        svg.box(from, y + 4, Math.max(1, Math.abs(x(multiple) - x(1))), ROW - 8,
                goal.reachesGate() ? "#1f5fa8" : "#b3541e", 0.85);
        if (goal.moonshot() != null) {
            double moon = goal.atLeast() ? goal.moonshot() / gate : gate / Math.max(goal.moonshot(), 1e-9);
            svg.line(x(moon), y + 1, x(moon), y + ROW - 1, "#111111", 2);
        }
    }

    private static double x(double multiple) {
        double decades = Math.clamp(Math.log10(Math.max(multiple, 1e-9)), -DECADES_BELOW, DECADES_ABOVE);
        return LEFT + (decades + DECADES_BELOW) / (DECADES_BELOW + DECADES_ABOVE) * (RIGHT - LEFT);
    }

    /** Cost against load, both as multiples of the first point, both logarithmic: linear is the diagonal. */
    private static void growth(Svg svg, List<Result> grown, int top) {
        double size = GROWTH_HEIGHT - 60;
        double left = 120;
        svg.text(20, top, "How cost grows with load (dashed diagonal: linear)", "start", 16, "#111111");
        svg.line(left, top + 20 + size, left + size, top + 20 + size, "#111111", 1);
        svg.line(left, top + 20, left, top + 20 + size, "#111111", 1);
        svg.line(left, top + 20 + size, left + size, top + 20, "#bbbbbb", 1);
        for (int multiple : new int[]{1, 4, 16}) {
            double at = Math.log(multiple) / Math.log(16) * size;
            svg.text(left + at, top + 36 + size, multiple + "x", "middle", 11, "#555555");
            svg.text(left - 6, top + 24 + size - at, multiple + "x", "end", 11, "#555555");
        }
        for (int i = 0; i < grown.size(); i++) {
            var growth = grown.get(i).growth();
            if (growth == null) {
                continue;
            }
            var colour = COLOURS[i % COLOURS.length];
            svg.path(points(growth, left, top + 20 + size, size), colour, 2);
            svg.box(left + size + 40, top + 24 + i * 20.0, 12, 12, colour, 1);
            svg.text(left + size + 60, top + 34 + i * 20.0, "%s %s: power %.2f of %s".formatted(grown.get(i).id(),
                    grown.get(i).what(), growth.exponent(), growth.load()), "start", 12, "#111111");
        }
    }

    private static String points(Growth growth, double left, double bottom, double size) {
        var first = growth.points().getFirst();
        var words = new StringBuilder();
        for (var point : growth.points()) {
            double x = Math.log(point.size() / first.size()) / Math.log(16) * size;
            double y = Math.clamp(Math.log(point.seconds() / first.seconds()) / Math.log(16), 0, 1.1) * size;
            words.append("%.1f,%.1f ".formatted(left + x, bottom - y));
        }
        return words.toString().strip();
    }
}
