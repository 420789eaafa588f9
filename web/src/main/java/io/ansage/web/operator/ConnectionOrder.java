package io.ansage.web.operator;

import io.ansage.domain.journey.ConnectionHold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.command.HoldConnection;
import io.ansage.query.api.Journeys;
import io.ansage.web.journey.JourneyIds;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;

/** Turns "wait up to six minutes for that train" into a command, if there is such a call and such a train. */
final class ConnectionOrder {

    private ConnectionOrder() {}

    static HoldConnection of(JourneyOutlook journey, Decisions.ConnectionWait asked, Journeys journeys, Report report) {
        var minutes = asked.minutes();
        if (minutes == null || minutes < 1 || minutes > ConnectionHold.MOST_MINUTES) {
            throw Problem.invalid("minutes", "minutes must be between 1 and " + ConnectionHold.MOST_MINUTES,
                    "A train that would have to wait longer had better leave.");
        }
        if (asked.order() == null) {
            throw Problem.invalid("order", "order is missing", "Give the order of the call where the train waits.");
        }
        var feeder = JourneyIds.read("feeder", Inputs.text("feeder", asked.feeder(), 200));
        int order = OperatorController.known(journey, asked.order());
        check(journey, order);
        check(journey, feeder, journeys);
        return new HoldConnection(journey.id(), order, feeder, minutes, report);
    }

    private static void check(JourneyOutlook journey, int order) {
        var call = journey.findCall(order).orElseThrow();
        if (call.planned().aimedDeparture() == null) {
            throw Problem.unprocessable("order", "No departure is planned at call " + order + ".",
                    "Name a call that the plan has a departure for.");
        }
        if (call.departed()) {
            throw Problem.unprocessable("order", "The train has left call " + order + ".",
                    "Name a call the train has not left yet.");
        }
    }

    private static void check(JourneyOutlook journey, JourneyId feeder, Journeys journeys) {
        if (feeder.equals(journey.id())) {
            throw Problem.unprocessable("feeder", "A train does not wait for itself.", "Name the train it waits for.");
        }
        if (journeys.findJourney(feeder).isEmpty()) {
            throw Problem.unprocessable("feeder", "There is no journey " + feeder + ".",
                    "Find it by number and date: /api/v1/journeys?train=A906&date=2025-10-03.");
        }
    }
}
