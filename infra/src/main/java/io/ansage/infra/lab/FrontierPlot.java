package io.ansage.infra.lab;

import io.ansage.infra.lab.LabReport.PolicyReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Every policy as a point: messages to the right, minutes in which passengers believed what was wrong upwards, both per
 * affected train. Scales are logarithmic (of one more, so that zero has a place), for the policies lie far apart.
 */
final class FrontierPlot {

    private static final int WIDTH = 960;
    private static final int PANEL = 520;
    private static final int LEFT = 70;
    private static final int RIGHT = WIDTH - 30;
    private static final int TOP = 70;
    private static final int BOTTOM = PANEL - 60;
    private static final double[] X_TICKS = {0, 1, 2, 5, 10, 20, 40};
    private static final double[] Y_TICKS = {0, 1, 2, 5, 10, 20};
    private static final String INK = "#222222";
    private static final String GREY = "#777777";
    private static final String GRID = "#e4e4e4";
    private static final String OURS = "#c2185b";
    private static final String OTHER = "#33658a";

    private final Svg svg;
    private final LabReport report;
    private final int offset;

    private FrontierPlot(Svg svg, LabReport report, int offset) {
        this.svg = svg;
        this.report = report;
        this.offset = offset;
    }

    static void write(Path file, List<LabReport> reports) throws IOException {
        var svg = new Svg(WIDTH, PANEL * reports.size(), "Messages against wrong and early minutes");
        for (int i = 0; i < reports.size(); i++) {
            new FrontierPlot(svg, reports.get(i), PANEL * i).draw();
        }
        svg.write(file);
    }

    private void draw() {
        svg.text(LEFT, offset + 26, report.trace() + ": " + report.affectedTrains() + " affected of " + report.trains()
                + " trains", "start", 17, INK);
        svg.text(LEFT, offset + 46, "Left and low is better. In brackets: cost as a multiple of what hindsight would"
                + " have cost (" + report.optimumCost() + ").", "start", 12, GREY);
        axes();
        optimum();
        var points = new ArrayList<>(report.policies());
        points.sort(Comparator.comparingDouble(PolicyReport::messages));
        var labels = new ArrayList<double[]>();
        // Ours last, on top of the others, but its words first: they get the best place.
        points.stream().filter(FrontierPlot::ours).forEach(p -> point(p, labels));
        points.stream().filter(p -> !ours(p)).forEach(p -> point(p, labels));
        points.stream().filter(FrontierPlot::ours).forEach(p -> svg.dot(x(perTrain(p.messages())), y(off(p)), 7, OURS));
    }

    private void axes() {
        for (double tick : X_TICKS) {
            svg.line(x(tick), offset + TOP, x(tick), offset + BOTTOM, GRID, 1);
            svg.text(x(tick), offset + BOTTOM + 18, number(tick), "middle", 12, GREY);
        }
        for (double tick : Y_TICKS) {
            svg.line(LEFT, y(tick), RIGHT, y(tick), GRID, 1);
            svg.text(LEFT - 8, y(tick) + 4, number(tick), "end", 12, GREY);
        }
        svg.line(LEFT, offset + BOTTOM, RIGHT, offset + BOTTOM, INK, 1);
        svg.line(LEFT, offset + TOP, LEFT, offset + BOTTOM, INK, 1);
        svg.text((LEFT + RIGHT) / 2.0, offset + BOTTOM + 40, "messages per affected train", "middle", 13, INK);
        svg.text(LEFT, offset + TOP - 8, "wrong and early minutes per affected train", "start", 13, INK);
    }

    /** The optimum is a cost: all points of its cost that have no wrong minute lie on a vertical line. */
    private void optimum() {
        double x = x(perTrain(report.optimumCost()));
        for (int y = TOP; y < BOTTOM; y += 12) {
            svg.line(x, offset + y, x, offset + Math.min(BOTTOM, y + 7), "#2e7d32", 2);
        }
        svg.text(x - 6, offset + TOP + 14, "optimum: all its cost", "end", 12, "#2e7d32");
        svg.text(x - 6, offset + TOP + 29, "if spent on messages", "end", 12, "#2e7d32");
    }

    private void point(PolicyReport p, List<double[]> labels) {
        double x = x(perTrain(p.messages()));
        double y = y(off(p));
        boolean ours = ours(p);
        svg.dot(x, y, ours ? 7 : 5, ours ? OURS : OTHER);
        var words = p.name() + " (" + String.format(Locale.ROOT, "%.2f", p.ratioToOptimum()) + ")";
        int size = ours ? 15 : 12;
        double width = words.length() * size * 0.55;
        boolean left = x + width + 12 > RIGHT;
        double from = left ? x - 10 - width : x + 10;
        double at = y - 4;
        while (taken(labels, from, at, width)) {
            at -= 15;
        }
        labels.add(new double[]{from, at, width});
        if (y - at > 12) {
            svg.line(x, y, left ? x - 8 : x + 8, at - 2, "#aaaaaa", 0.8);
        }
        svg.text(left ? x - 10 : x + 10, at, words, left ? "end" : "start", size, ours ? OURS : INK);
    }

    private static boolean taken(List<double[]> labels, double from, double at, double width) {
        return labels.stream()
                .anyMatch(l -> Math.abs(l[1] - at) < 14 && from < l[0] + l[2] + 6 && l[0] < from + width + 6);
    }

    private static boolean ours(PolicyReport p) {
        return p.name().equals(ShippedPolicy.DEFAULT_NAME);
    }

    private double perTrain(double total) {
        return total / Math.max(1, report.affectedTrains());
    }

    private double off(PolicyReport p) {
        return perTrain(p.wrongMinutes() + (double) p.earlyMinutes());
    }

    private static double x(double value) {
        return LEFT + (RIGHT - LEFT) * Math.log1p(value) / Math.log1p(45);
    }

    private double y(double value) {
        return offset + BOTTOM - (BOTTOM - TOP) * Math.min(1, Math.log1p(value) / Math.log1p(24));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
