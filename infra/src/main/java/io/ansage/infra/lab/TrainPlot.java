package io.ansage.infra.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One train's day as a picture: for each policy a panel with the truth as a line and what was told as bands. */
final class TrainPlot {

    private static final int WIDTH = 960;
    private static final int PANEL = 190;
    private static final int LEFT = 60;
    private static final int RIGHT = WIDTH - 20;
    private static final int HEAD = 40;

    private final Svg svg;
    private final TrainDay day;
    private final int[] truth;
    private final int most;
    private final int least;

    private TrainPlot(Svg svg, TrainDay day) {
        this.svg = svg;
        this.day = day;
        this.truth = day.truth();
        this.most = Math.max(10, Arrays.stream(truth).max().orElse(0)) + 5;
        this.least = Math.min(-2, Arrays.stream(truth).min().orElse(0)) - 3;
    }

    static void write(Path file, TrainDay day, List<TrainReport.Line> lines) throws IOException {
        var svg = new Svg(WIDTH, HEAD + PANEL * lines.size() + 20, day.code() + " on " + day.date());
        svg.text(LEFT, 24, day.code() + " on " + day.date()
                + ": minutes late (line), what was told (band), each message (bar)", "start", 16, "#222222");
        var plot = new TrainPlot(svg, day);
        for (int i = 0; i < lines.size(); i++) {
            plot.panel(lines.get(i), HEAD + PANEL * i);
        }
        svg.write(file);
    }

    private void panel(TrainReport.Line line, int top) {
        boolean ours = line.policy().name().equals(ShippedPolicy.DEFAULT_NAME);
        var colour = ours ? "#c2185b" : "#33658a";
        var score = Score.of(day, line.told());
        svg.text(LEFT, top + 14,
                String.format(Locale.ROOT, "%s: %d messages, cost %.1f", line.policy().name(), score.messages(),
                        score.cost()),
                "start", 13, colour);
        int step = most - least > 80 ? 20 : most - least > 40 ? 10 : 5;
        for (int tick = Math.ceilDiv(least, step) * step; tick <= most; tick += step) {
            svg.line(LEFT, y(tick, top), RIGHT, y(tick, top), tick == 0 ? "#999999" : "#e8e8e8", 1);
            svg.text(LEFT - 6, y(tick, top) + 4, Integer.toString(tick), "end", 11, "#777777");
        }
        hours(top);
        band(line.told(), top, colour);
        var points = new StringBuilder();
        for (int minute = 0; minute < truth.length; minute++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f %.1f,%.1f ", x(minute),
                    y(truth[minute], top), x(minute + 1), y(truth[minute], top)));
        }
        svg.path(points.toString().strip(), "#222222", 1.4);
    }

    private void band(List<Told> told, int top, String colour) {
        double low = 0;
        double high = 0;
        int from = 0;
        for (var message : told) {
            int at = Math.min(truth.length, day.minuteOf(message.at()));
            box(from, at, low, high, top, colour);
            svg.line(x(at), y(least, top), x(at), y(most, top), colour, 1);
            low = message.low();
            high = message.high();
            from = at;
        }
        box(from, truth.length, low, high, top, colour);
    }

    private void box(int from, int to, double low, double high, int top, String colour) {
        double upper = y(Math.min(most, high), top) - 1;
        svg.box(x(from), upper, x(to) - x(from), y(Math.max(least, low), top) + 1 - upper, colour, 0.25);
    }

    private void hours(int top) {
        long first = day.firstMinute();
        int step = truth.length > 360 ? 60 : truth.length > 120 ? 30 : 10;
        for (long minute = Math.ceilDiv(first, step) * step; minute < first + truth.length; minute += step) {
            double x = x(minute - first);
            svg.line(x, y(most, top), x, y(least, top), "#f0f0f0", 1);
            svg.text(x, y(least, top) + 13, TrainReport.clock(Instant.ofEpochSecond(minute * 60), day.zone())
                    .substring(0, 5), "middle", 11, "#777777");
        }
    }

    private double x(double minute) {
        return LEFT + (RIGHT - LEFT) * minute / truth.length;
    }

    private double y(double delay, int top) {
        return top + 20 + (PANEL - 44) * (most - delay) / (most - least);
    }
}
