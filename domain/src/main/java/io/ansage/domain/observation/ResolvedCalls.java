package io.ansage.domain.observation;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.command.CancelStopCall;
import io.ansage.domain.journey.command.ChangePlatform;
import io.ansage.domain.journey.command.RecordPassing;
import io.ansage.domain.journey.command.RecordTimes;
import io.ansage.domain.journey.command.ReinstateStopCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an observation says of calls, with the calls found among those of the journey. */
final class ResolvedCalls {

    /** One statement, and the order of the call it is about. */
    record Resolved(int order, ObservedCall said) {}

    private final JourneyOutlook state;
    private final Observation observation;
    private final List<Resolved> found = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private ResolvedCalls(JourneyOutlook state, Observation observation) {
        this.state = state;
        this.observation = observation;
    }

    /** Finds the calls; those of a feed that names them one by one are added to the journey first. */
    static ResolvedCalls resolve(Trial trial, Observation o) {
        if (!LearnedCalls.learns(trial.state(), o)) {
            return amongKnown(trial.state(), o);
        }
        var learned = LearnedCalls.learn(trial, o);
        var calls = new ResolvedCalls(trial.state(), o);
        calls.found.addAll(learned);
        return calls;
    }

    /** Finds the calls by their order or, where that is not said or does not fit, by their stop. */
    static ResolvedCalls amongKnown(JourneyOutlook state, Observation o) {
        var calls = new ResolvedCalls(state, o);
        int after = -1;
        for (var said : o.calls()) {
            var call = find(state, said, after);
            if (call == null) {
                calls.unknown.add(said.stop() != null
                        ? said.stop().value()
                        : said.stopName() != null ? said.stopName() : "order " + said.order());
            } else {
                calls.found.add(new Resolved(call.order(), said));
                after = call.order();
            }
        }
        calls.found.sort(Comparator.comparingInt(Resolved::order));
        return calls;
    }

    private static @Nullable CallOutlook find(JourneyOutlook state, ObservedCall said, int after) {
        if (said.order() != null) {
            var byOrder = state.findCall(said.order()).orElse(null);
            if (byOrder != null && (said.stop() == null || byOrder.planned().stop().isUnnamed()
                    || names(said, byOrder.planned()))) {
                return byOrder;
            }
        }
        // A loop calls twice at one stop: the next visit is meant, else the only one there is.
        CallOutlook earlier = null;
        for (var call : state.calls()) {
            if (names(said, call.planned())) {
                if (call.order() > after) {
                    return call;
                }
                earlier = call;
            }
        }
        return earlier;
    }

    static boolean names(ObservedCall said, StopCall call) {
        return call.stop().equals(said.stop()) || (said.stopName() != null
                && call.stopName()
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(said.stopName().strip().toLowerCase(Locale.ROOT)));
    }

    /** Tries out all that is said of calls, and the delay of the whole train. Answers only if its times cannot be. */
    @Nullable
    GateDecision tryOut(Trial trial) {
        var id = state.id();
        var report = observation.report();
        var times = times();
        if (times == null) {
            return impossible();
        }
        for (var call : found) {
            var cancelled = call.said().cancelled();
            if (Boolean.TRUE.equals(cancelled)) {
                trial.tryOut(new CancelStopCall(id, call.order(), observation.cause(), report));
            } else if (Boolean.FALSE.equals(cancelled)) {
                trial.tryOut(new ReinstateStopCall(id, call.order(), report));
            }
        }
        if (observation.delayMinutes() != null || !times.isEmpty() || observation.cause() != null) {
            trial.tryOut(new RecordTimes(id, observation.delayMinutes(), times, observation.cause(), report));
        }
        for (var call : found) {
            if (call.said().platform() != null) {
                trial.tryOut(new ChangePlatform(id, call.order(), call.said().platform(), report));
            }
        }
        found.stream()
                .filter(c -> c.said().phase() != CallPhase.AHEAD)
                .max(Comparator.comparingInt(Resolved::order))
                .ifPresent(c -> trial.tryOut(passing(c)));
        return null;
    }

    private RecordPassing passing(Resolved call) {
        var said = call.said();
        var actual = said.phase() == CallPhase.DEPARTED ? said.actualDeparture() : said.actualArrival();
        var at = actual != null ? actual : observation.report().observedAt();
        return new RecordPassing(state.id(), call.order(), said.phase(), at, observation.report());
    }

    /** The times said, in rising order; nothing if they cannot be put in one. */
    @Nullable
    List<CallTimes> times() {
        return RisingTimes.of(state, found);
    }

    GateDecision impossible() {
        return new GateDecision.Quarantined(QuarantineReason.IMPOSSIBLE_TIMES,
                "calls: their times go back by half an hour or more along the journey");
    }

    /** Whether stops the journey does not have are all this observation is about. */
    boolean saysNothingElse() {
        return !unknown.isEmpty() && found.isEmpty() && observation.delayMinutes() == null
                && observation.cause() == null;
    }

    String unknownStops() {
        return "calls: " + state.id() + " does not call at " + String.join(", ", unknown);
    }
}
