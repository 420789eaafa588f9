package io.ansage.domain.interleaving;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.observation.GateDecision;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservationGate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The way from observation to event: gate, rules, fold, and a store that alone survives a restart. */
final class Gatehouse {

    private final List<JourneyEvent> store = new ArrayList<>();
    private Map<Source, Instant> heard = new HashMap<>();
    private @Nullable JourneyOutlook outlook;
    private int received;
    private int applied;
    private int suppressed;

    /** Takes in an observation; {@code changed} hears of each event, with the outlook before it. */
    void receive(Observation observation, Instant now, BiConsumer<@Nullable JourneyOutlook, JourneyEvent> changed) {
        received++;
        var source = observation.report().source();
        switch (ObservationGate.decide(outlook, observation, RandomTrain.ID, RandomTrain.PLAN, now,
                heard.get(source))) {
            case GateDecision.Visible visible -> {
                applied++;
                for (var command : visible.commands()) {
                    if (!(JourneyRules.judge(outlook, command) instanceof Ruling.Accepted accepted)) {
                        throw new AssertionError("the journey does not accept what the gate let through: " + command);
                    }
                    for (var event : accepted.events()) {
                        var before = outlook;
                        outlook = JourneyFold.after(before, event);
                        store.add(event);
                        changed.accept(before, event);
                    }
                }
            }
            case GateDecision.Suppressed _ -> suppressed++;
            case GateDecision.Quarantined quarantined ->
                    throw new AssertionError("nothing of this feed is for the quarantine: " + quarantined);
        }
        heard.merge(source, observation.report().observedAt(), (a, b) -> a.isAfter(b) ? a : b);
    }

    /** All that was in memory is gone. */
    void restart() {
        heard = new HashMap<>();
        outlook = JourneyFold.fold(store);
    }

    /** What is known now. */
    @Nullable
    JourneyOutlook outlook() {
        return outlook;
    }

    boolean booksBalance() {
        return received == applied + suppressed;
    }

    boolean storeTellsTheSame() {
        var folded = JourneyFold.fold(store);
        return folded == null ? outlook == null : folded.equals(outlook);
    }
}
