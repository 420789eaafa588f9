package io.ansage.domain.journey;

import io.ansage.domain.journey.Ruling.Refused;
import io.ansage.domain.journey.command.HoldConnection;
import io.ansage.domain.journey.command.ReleaseConnection;
import io.ansage.domain.journey.event.ConnectionHeld;
import io.ansage.domain.journey.event.ConnectionReleased;
import io.ansage.domain.observation.QuarantineReason;

/** What a journey makes of the decision that it waits for another one. */
final class ConnectionRules {

    private ConnectionRules() {}

    static Ruling hold(JourneyOutlook state, HoldConnection c) {
        if (c.minutes() < 1 || c.minutes() > ConnectionHold.MOST_MINUTES) {
            return refused("minutes: must be between 1 and " + ConnectionHold.MOST_MINUTES);
        }
        if (c.feeder().equals(c.journeyId())) {
            return refused("feeder: a train does not wait for itself");
        }
        return JourneyRules.onCall(state, c.order(), call -> {
            if (state.cancelled() || call.cancelled()) {
                return refused("order: the train does not call there");
            }
            if (call.departed()) {
                return refused("order: the train has left there");
            }
            // The wait is counted from the planned departure; where none is known nobody could be told until when.
            if (call.planned().aimedDeparture() == null) {
                return refused("order: no departure is planned there");
            }
            return state.holds().contains(new ConnectionHold(c.feeder(), c.order(), c.minutes()))
                    ? JourneyRules.same()
                    : JourneyRules.fact(state, Fact.CONNECTIONS, c.report(), p -> new ConnectionHeld(c.journeyId(),
                            c.order(), c.feeder(), c.minutes(), p));
        });
    }

    static Ruling release(JourneyOutlook state, ReleaseConnection c) {
        if (state.completed()) {
            return refused("the journey is over");
        }
        return state.findHold(c.feeder())
                .map(hold -> JourneyRules.fact(state, Fact.CONNECTIONS, c.report(),
                        p -> new ConnectionReleased(c.journeyId(), hold.order(), c.feeder(), p)))
                .orElseGet(JourneyRules::same);
    }

    private static Ruling refused(String detail) {
        return new Refused(QuarantineReason.REFUSED, detail);
    }
}
