package io.ansage.domain.observation;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.Fact;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.command.AddStopCall;
import io.ansage.domain.journey.command.RecordPassing;
import io.ansage.domain.observation.ResolvedCalls.Resolved;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns the calls of a journey from a feed that names them one by one, in texts such as "departed X, next stop Y"
 * (Irish Rail). Orders are sparse: the origin has 0, the destination 1,000,000, and what is learned goes in between.
 */
final class LearnedCalls {

    /** Distance to the call before, so that many more fit behind it; less where there is not that much room. */
    private static final int STRIDE = 10_000;

    private LearnedCalls() {}

    /** Whether the calls of this observation teach us something: no timetable has named those of the journey. */
    static boolean learns(JourneyOutlook state, Observation o) {
        var plan = state.known().get(Fact.PLAN);
        return o.report().source().kind() == SourceKind.REALTIME && plan != null
                && plan.source().kind() == SourceKind.REALTIME && !o.calls().isEmpty()
                && o.calls().stream().allMatch(c -> c.order() == null && c.stop() != null);
    }

    /** Finds the calls from the last one passed on; adds those that are new. */
    static List<Resolved> learn(Trial trial, Observation o) {
        var resolved = new ArrayList<Resolved>();
        int from = lastReached(trial.state());
        boolean wentBack = false;
        for (var said : o.calls()) {
            var calls = trial.state().calls();
            int index = find(calls, said, Math.max(from, 0));
            if (index < 0 && find(calls, said, 0) >= 0) {
                // The text went back to a stop that the train has left: it is wrong, and what it says next is no news.
                wentBack = true;
                continue;
            }
            if (index < 0 && !wentBack) {
                index = add(trial, o, said, Math.max(from, 0));
            }
            if (index >= 0) {
                resolved.add(new Resolved(trial.state().calls().get(index).order(), said));
                from = Math.max(from, index);
            }
        }
        return resolved;
    }

    /** What an overtaken message still teaches: a place passed just before the last one, and one announced then. */
    static void recall(Trial trial, Observation o) {
        for (var said : o.calls()) {
            int last = lastReached(trial.state());
            if (last <= 0 || find(trial.state().calls(), said, 0) >= 0) {
                continue;
            }
            if (said.phase() == CallPhase.AHEAD) {
                boolean learnedAhead = last + 1 < trial.state().calls().size() - 1;
                add(trial, o, said, learnedAhead ? last + 1 : last);
            } else {
                int index = add(trial, o, said, last - 1);
                if (index >= 0) {
                    var order = trial.state().calls().get(index).order();
                    trial.tryOut(new RecordPassing(trial.state().id(), order, CallPhase.DEPARTED,
                            o.report().observedAt(), o.report()));
                }
            }
        }
    }

    /** Adds a call behind the one with this index; answers its own index, or -1 if there is no room for it. */
    private static int add(Trial trial, Observation o, ObservedCall said, int behind) {
        var calls = trial.state().calls();
        var stop = said.stop();
        Integer order = behind + 1 < calls.size()
                ? between(calls.get(behind).order(), calls.get(behind + 1).order())
                : null;
        if (order == null || stop == null) {
            return -1;
        }
        var name = said.stopName() != null && !said.stopName().isBlank() ? said.stopName() : stop.value();
        int size = calls.size();
        trial.tryOut(new AddStopCall(trial.state().id(),
                new StopCall(order, stop, name, said.aimedArrival(), said.aimedDeparture(), null), o.report()));
        return trial.state().calls().size() > size ? behind + 1 : -1;
    }

    private static @Nullable Integer between(int before, int next) {
        int room = next - before;
        return room < 2 ? null : before + Math.min(STRIDE, room / 2);
    }

    private static int lastReached(JourneyOutlook state) {
        int last = -1;
        for (int i = 0; i < state.calls().size(); i++) {
            last = state.calls().get(i).reached() ? i : last;
        }
        return last;
    }

    private static int find(List<CallOutlook> calls, ObservedCall said, int from) {
        for (int i = from; i < calls.size(); i++) {
            if (ResolvedCalls.names(said, calls.get(i).planned())) {
                return i;
            }
        }
        return -1;
    }
}
