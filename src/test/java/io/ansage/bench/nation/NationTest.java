package io.ansage.bench.nation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.observation.ObservationGate;
import io.ansage.domain.observation.GateDecision;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NationTest {

    private static final ServiceDate DATE = ServiceDate.parse("2026-03-02");

    @Test
    void observations_sameSeed_sameDayInOrderOfTime() {
        var one = new Nation(7, 0.001, DATE, 100).observations();
        var other = new Nation(7, 0.001, DATE, 100).observations();
        var before = Instant.MIN;
        int count = 0;
        while (one.hasNext()) {
            var said = one.next();
            assertThat(said).isEqualTo(other.next());
            assertThat(said.report().observedAt()).isAfterOrEqualTo(before);
            before = said.report().observedAt();
            count++;
        }
        assertThat(other.hasNext()).isFalse();
        assertThat((long) count).isEqualTo(new Nation(7, 0.001, DATE, 100).observationCount());
    }

    @Test
    void observations_throughTheGate_everyTrainEndsAsItTrulyDid() {
        var nation = new Nation(7, 0.02, DATE, 300);
        var plans = nation.journeys().stream().collect(Collectors.toMap(PlannedJourney::id, plan -> plan));
        Map<JourneyId, JourneyOutlook> known = new HashMap<>();
        Map<String, Instant> heard = new HashMap<>();
        int visible = 0;
        for (var said = nation.observations(); said.hasNext();) {
            var o = said.next();
            var id = new JourneyId(o.journey().network(), o.journey().trip(), o.journey().serviceDate());
            var at = o.report().observedAt();
            var decision = ObservationGate.decide(known.get(id), o, id, plans.get(id), at,
                    heard.put(id + o.report().source().id(), at));
            assertThat(decision).isNotInstanceOf(GateDecision.Quarantined.class);
            if (decision instanceof GateDecision.Visible v) {
                visible++;
                v.commands().forEach(command -> known.put(id, after(known.get(id), command)));
            }
        }
        for (var train : nation.trains()) {
            var outlook = known.get(train.plan().id());
            assertThat(outlook.cancelled()).isEqualTo(train.cancelledAt() != null);
            if (train.cancelledAt() == null) {
                assertThat(outlook.completed()).isTrue();
                assertThat(outlook.delayMinutes()).isEqualTo(train.lastDelay());
            }
        }
        assertThat((double) visible / nation.trains().size()).as("visible changes a train").isBetween(10.0, 50.0);
    }

    private static JourneyOutlook after(JourneyOutlook before, JourneyCommand command) {
        var ruling = JourneyRules.judge(before, command);
        assertThat(ruling).isInstanceOf(Ruling.Accepted.class);
        var state = before;
        for (var event : ((Ruling.Accepted) ruling).events()) {
            state = JourneyFold.after(state, event);
        }
        return state;
    }
}
