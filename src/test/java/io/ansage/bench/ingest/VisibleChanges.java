package io.ansage.bench.ingest;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.JourneyStatus;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.observation.GateDecision;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservationGate;
import io.ansage.domain.observation.ReportedStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs observations through gate, rules and fold, and compares what changes with what the trace itself says anew. */
final class VisibleChanges {

    /** What a board shows of a train as a whole. */
    private record Shown(@Nullable Object status, @Nullable Integer delay) {}

    private final Map<JourneyId, JourneyOutlook> outlooks = new HashMap<>();
    private final Map<JourneyId, Instant> heard = new HashMap<>();
    private final Map<JourneyId, Shown> said = new HashMap<>();
    private final Map<String, Integer> withheld = new TreeMap<>();
    private final Map<String, Integer> others = new TreeMap<>();
    /** Why the latest words of a train are withheld; empty if they are not. */
    private final Map<JourneyId, String> pending = new HashMap<>();
    private Instant now = Instant.MIN;
    private int changes;
    private int matched;
    private int invented;
    private int lost;
    private int visible;

    void observe(Observation o) {
        var id = Objects.requireNonNull(o.plan()).id();
        var at = o.report().observedAt();
        now = at.isAfter(now) ? at : now;
        var before = outlooks.get(id);
        boolean changed = saysAnother(id, o);
        changes += changed ? 1 : 0;
        var decision = ObservationGate.decide(before, o, id, null, now, heard.get(id));
        if (decision instanceof GateDecision.Visible v) {
            visible++;
            v.commands().forEach(command -> {
                var ruling = (Ruling.Accepted) JourneyRules.judge(outlooks.get(id), command);
                ruling.events().forEach(event -> {
                    outlooks.put(id, JourneyFold.after(outlooks.get(id), event));
                    if (shown(before).equals(shown(outlooks.get(id)))) {
                        others.merge(event.getClass().getSimpleName(), 1, Integer::sum);
                    }
                });
            });
        }
        if (!(decision instanceof GateDecision.Quarantined)) {
            heard.merge(id, at, (a, b) -> a.isAfter(b) ? a : b);
        }
        compare(changed, !shown(before).equals(shown(outlooks.get(id))), decision, o, outlooks.get(id));
    }

    private boolean saysAnother(JourneyId id, Observation o) {
        var words = new Shown(o.status(), o.delayMinutes());
        return !words.equals(said.put(id, words));
    }

    private void compare(boolean changed, boolean ours, GateDecision decision, Observation o,
            @Nullable JourneyOutlook after) {
        var id = Objects.requireNonNull(o.plan()).id();
        var reasonBefore = changed ? pending.put(id, "") : pending.get(id);
        if (changed && ours) {
            matched++;
        } else if (ours && reasonBefore != null && !reasonBefore.isEmpty()) {
            // What was wrong when it was said first, of a train that had not started yet, has become true since.
            pending.put(id, "");
            withheld.merge(reasonBefore, -1, Integer::sum);
            matched++;
        } else if (ours) {
            invented++;
        } else if (changed) {
            var reason = switch (decision) {
                case GateDecision.Suppressed s -> s.reason().name();
                case GateDecision.Quarantined q -> q.reason().name();
                case GateDecision.Visible _ -> "SHOWN_OTHERWISE";
            };
            // What is known already, or shown already, is a change of the trace back from something wrong.
            withheld.merge(reason, 1, Integer::sum);
            pending.put(id, reason);
            lost += shows(o, after) || wrong(decision) ? 0 : 1;
        }
    }

    /** Whether the outlook agrees with all that was said of the train as a whole. */
    private static boolean shows(Observation o, @Nullable JourneyOutlook after) {
        return after != null && (o.delayMinutes() == null || Objects.equals(o.delayMinutes(), after.delayMinutes()))
                && (o.status() != ReportedStatus.CANCELLED || after.cancelled())
                && (o.status() != ReportedStatus.COMPLETED || after.completed())
                && (o.status() != ReportedStatus.RUNNING || after.status() == JourneyStatus.RUNNING);
    }

    private static boolean wrong(GateDecision decision) {
        return switch (decision) {
            case GateDecision.Quarantined _ -> true;
            case GateDecision.Suppressed s -> switch (s.reason()) {
                case STALE_BLOCK, OLDER_THAN_KNOWN, BETTER_SOURCE_HOLDS, AFTER_COMPLETION -> true;
                case NO_VISIBLE_CHANGE -> false;
            };
            case GateDecision.Visible _ -> false;
        };
    }

    private static Shown shown(@Nullable JourneyOutlook outlook) {
        return outlook == null ? new Shown(null, null) : new Shown(outlook.status(), outlook.delayMinutes());
    }

    /** Changes of the trace. */
    int said() {
        return changes;
    }

    /** Changes of the trace without those that are withheld. */
    int trueOnes() {
        return changes - withheld.values().stream().mapToInt(Integer::intValue).sum() + lost;
    }

    int matched() {
        return matched;
    }

    int invented() {
        return invented;
    }

    int lost() {
        return lost;
    }

    int visible() {
        return visible;
    }

    Map<String, Integer> withheld() {
        return withheld;
    }

    Map<String, Integer> others() {
        return others;
    }
}
