package io.ansage.infra.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Draws lines, dots and words as SVG. */
public final class Svg {

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;

    public Svg(int width, int height, String title) {
        this.width = width;
        this.height = height;
        body.append("<title>").append(escape(title)).append("</title>\n");
        body.append(String.format(Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n", width, height));
    }

    public Svg line(double x1, double y1, double x2, double y2, String colour, double thickness) {
        body.append(String.format(Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n", x1, y1,
                x2, y2, colour, thickness));
        return this;
    }

    public Svg dot(double x, double y, double radius, String colour) {
        body.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>%n", x, y,
                radius, colour));
        return this;
    }

    public Svg box(double x, double y, double w, double h, String colour, double opacity) {
        body.append(String.format(Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" fill-opacity=\"%.2f\"/>%n", x,
                y,
                w, h, colour, opacity));
        return this;
    }

    /** A line through points, given as {@code "x,y x,y"}. */
    public Svg path(String points, String colour, double thickness) {
        body.append(String.format(Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n", points, colour,
                thickness));
        return this;
    }

    /** @param anchor start, middle or end */
    public Svg text(double x, double y, String words, String anchor, int size, String colour) {
        body.append(String.format(Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\">%s</text>%n", x, y, anchor,
                size, colour, escape(words)));
        return this;
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\">%n%s</svg>%n",
                width, height, width, height, body));
    }

    private static String escape(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
