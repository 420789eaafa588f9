package io.ansage.bench;

import java.util.List;

/**
 * How the cost of a stage grows: cost seconds at 1, 4 and 16 times the load, and the exponent of the power law through
 * them (least squares of the logarithms). 1 is linear; what does not depend on the load has 0.
 *
 * @param load what grows, in words
 */
public record Growth(String load, List<Point> points) {

    /** @param size units of load; @param seconds it cost */
    public record Point(double size, double seconds) {}

    public Growth {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("points: at least two are needed");
        }
    }

    public double exponent() {
        double x = points.stream().mapToDouble(p -> Math.log(p.size())).average().orElseThrow();
        double y = points.stream().mapToDouble(p -> Math.log(p.seconds())).average().orElseThrow();
        double both = points.stream().mapToDouble(p -> (Math.log(p.size()) - x) * (Math.log(p.seconds()) - y)).sum();
        double square = points.stream().mapToDouble(p -> Math.pow(Math.log(p.size()) - x, 2)).sum();
        return both / square;
    }
}
