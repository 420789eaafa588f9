package io.ansage.bench.hot;

import io.ansage.bench.nation.Nation;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.observation.GateDecision;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservationGate;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.infra.json.DomainJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One observation: read, written, and decided upon when it says nothing new. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class Gate {

    private static final int TO_THE_MIDDLE = 200;

    private @Nullable JourneyOutlook known;
    private PlannedJourney plan;
    private Observation said;
    private Instant heard;
    private byte[] written;

    /** Takes a train to the middle of its way. */
    @Setup
    public void prepare() {
        var nation = new Nation(7, 1.0 / Nation.TRAINS, ServiceDate.of(2026, 3, 2), 2 * TO_THE_MIDDLE);
        plan = nation.journeys().getFirst();
        var all = nation.observations();
        for (int i = 0; i < TO_THE_MIDDLE && all.hasNext(); i++) {
            said = all.next();
            heard = said.report().observedAt();
            if (decide() instanceof GateDecision.Visible visible) {
                for (var command : visible.commands()) {
                    if (JourneyRules.judge(known, command) instanceof Ruling.Accepted accepted) {
                        accepted.events().forEach(event -> known = JourneyFold.after(known, event));
                    }
                }
            }
        }
        written = DomainJson.mapper().writeValueAsBytes(said);
    }

    @Benchmark
    public GateDecision decide() {
        return ObservationGate.decide(known, said, plan.id(), plan, heard, heard);
    }

    @Benchmark
    public Observation readObservation() {
        return DomainJson.mapper().readValue(written, Observation.class);
    }

    @Benchmark
    public byte[] writeObservation() {
        return DomainJson.mapper().writeValueAsBytes(said);
    }
}
