package io.ansage.bench.store;

import io.ansage.bench.nation.Nation;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.observation.GateDecision;
import io.ansage.domain.observation.ObservationGate;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The commands that the gate makes of a nation's day, and the events that the rules make of those: real ones, in the
 * order in which they come up, mixed over all the trains that run at the time.
 */
public final class NationFacts {

    /** Few, so that the gate has not much to drop; what is visible is about the same with many. */
    private static final int OBSERVATIONS_PER_TRAIN = 60;

    private final Map<JourneyId, JourneyOutlook> outlooks = new HashMap<>();
    private final Map<JourneyId, Map<Source, Instant>> heard = new HashMap<>();
    private final List<JourneyCommand> commands = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();

    /** An event and its place among those of its journey, from 0. */
    public record Fact(JourneyEvent event, long sequence) {}

    private NationFacts() {}

    /** Of a day with so many trains. */
    public static NationFacts of(int trains, ServiceDate date) {
        var nation = new Nation(7, trains / (double) Nation.TRAINS, date, OBSERVATIONS_PER_TRAIN);
        var plans = nation.journeys().stream().collect(Collectors.toMap(PlannedJourney::id, p -> p));
        var facts = new NationFacts();
        nation.observations().forEachRemaining(o -> {
            var id = new JourneyId(o.journey().network(), o.journey().trip(), date);
            var lately = facts.heard.computeIfAbsent(id, _ -> new HashMap<>());
            var now = o.report().observedAt();
            if (ObservationGate.decide(facts.outlooks.get(id), o, id, plans.get(id), now,
                    lately.get(o.report().source())) instanceof GateDecision.Visible visible) {
                visible.commands().forEach(facts::take);
            }
            lately.put(o.report().source(), now);
        });
        return facts;
    }

    private void take(JourneyCommand command) {
        commands.add(command);
        @Nullable JourneyOutlook outlook = outlooks.get(command.journeyId());
        if (JourneyRules.judge(outlook, command) instanceof Ruling.Accepted accepted) {
            for (var event : accepted.events()) {
                facts.add(new Fact(event, outlook == null ? 0 : outlook.revision()));
                outlook = JourneyFold.after(outlook, event);
                outlooks.put(command.journeyId(), outlook);
            }
        }
    }

    public List<JourneyCommand> commands() {
        return commands;
    }

    public List<Fact> facts() {
        return facts;
    }

    public int journeys() {
        return outlooks.size();
    }
}
