package io.ansage.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one benchmark has to say.
 *
 * @param id of the benchmark; several results of one benchmark say in {@code what} what tells them apart
 * @param unit of ours, peer and limit, such as {@code events/s}
 * @param ours median of ours
 * @param peer median of the peer in the same run, null if there is none
 * @param limit median of the physical limit in the same run, null if there is none
 * @param cpuPerThousand CPU seconds per 1,000 units of ours, null if not measured
 * @param goals what has to be reached
 * @param remarks what a reader has to know: sizes, spreads, what bounds it
 * @param growth how the cost grows with the load, null if not measured
 */
public record Result(String id, String what, String unit, double ours, @Nullable Contender peer,
        @Nullable Contender limit, @Nullable Double cpuPerThousand, List<Goal> goals, List<String> remarks,
        @Nullable Growth growth) {

    /** Somebody we are measured against. */
    public record Contender(String name, double figure, @Nullable Double cpuPerThousand) {}

    /** How well a result did. */
    public enum Met {
        MOONSHOT("moonshot"), GATE("gate"), FALLS_SHORT("falls short"), MEASURED("measured");

        private final String words;

        Met(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Result {
        goals = List.copyOf(goals);
        remarks = List.copyOf(remarks);
    }

    /** A rate, with its spread as first remark. */
    public static Result rate(String id, String what, String unit, Series ours) {
        return new Result(id, what, unit, ours.rate(), null, null, ours.cpuPerThousand(), List.of(),
                List.of("%s to %s %s in %d rounds".formatted(Goal.number(ours.slowest()),
                        Goal.number(ours.fastest()), unit, ours.samples().size())),
                null);
    }

    /** A figure that is no rate. */
    public static Result figure(String id, String what, String unit, double ours) {
        return new Result(id, what, unit, ours, null, null, null, List.of(), List.of(), null);
    }

    public Result peer(String name, Series series) {
        return peer(new Contender(name, series.rate(), series.cpuPerThousand()));
    }

    public Result peer(Contender contender) {
        return new Result(id, what, unit, ours, contender, limit, cpuPerThousand, goals, remarks, growth);
    }

    public Result limit(String name, Series series) {
        return limit(new Contender(name, series.rate(), series.cpuPerThousand()));
    }

    public Result limit(Contender contender) {
        return new Result(id, what, unit, ours, peer, contender, cpuPerThousand, goals, remarks, growth);
    }

    public Result goal(Goal goal) {
        return new Result(id, what, unit, ours, peer, limit, cpuPerThousand, with(goals, goal), remarks, growth);
    }

    /** The figure itself has to reach something. */
    public Result atLeast(@Nullable Double gate, @Nullable Double moonshot) {
        return goal(Goal.atLeast(unit, ours, gate, moonshot));
    }

    public Result timesPeer(@Nullable Double gate, @Nullable Double moonshot) {
        var against = java.util.Objects.requireNonNull(peer, "peer: name one first");
        return goal(Goal.atLeast("x " + against.name(), ours / against.figure(), gate, moonshot));
    }

    public Result timesLimit(@Nullable Double gate, @Nullable Double moonshot) {
        var against = java.util.Objects.requireNonNull(limit, "limit: name one first");
        return goal(Goal.atLeast("x " + against.name(), ours / against.figure(), gate, moonshot));
    }

    public Result remark(String words) {
        return new Result(id, what, unit, ours, peer, limit, cpuPerThousand, goals, with(remarks, words), growth);
    }

    public Result growth(Growth grown) {
        return new Result(id, what, unit, ours, peer, limit, cpuPerThousand, goals, remarks, grown);
    }

    /** Without any goal it was only measured. */
    public Met met() {
        if (goals.isEmpty()) {
            return Met.MEASURED;
        }
        if (!goals.stream().allMatch(Goal::reachesGate)) {
            return Met.FALLS_SHORT;
        }
        return goals.stream().anyMatch(goal -> goal.moonshot() != null)
                && goals.stream().allMatch(Goal::reachesMoonshot) ? Met.MOONSHOT : Met.GATE;
    }

    @Nullable
    public Double ratioToPeer() {
        return peer == null ? null : ours / peer.figure();
    }

    @Nullable
    public Double ratioToLimit() {
        return limit == null ? null : ours / limit.figure();
    }

    private static <T> List<T> with(List<T> before, T more) {
        var all = new ArrayList<>(before);
        all.add(more);
        return all;
    }
}
