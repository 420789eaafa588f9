package io.ansage.web.passenger;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.time.ServiceDate;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.web.journey.JourneyIds;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the leg a passenger means. */
@Component
final class LegFinder {

    private final Journeys journeys;

    LegFinder(Journeys journeys) {
        this.journeys = journeys;
    }

    /** The leg; {@code place} is where it stands in the request, before the names of its fields. */
    Leg find(RideRequest asked, String place) {
        var journey = journey(asked, place);
        if (journey.completed()) {
            throw Problem.unprocessable(place + (asked.journeyId() != null ? "journeyId" : "train"),
                    "Journey " + journey.id() + " is over.", "Choose a journey that is still to come.");
        }
        var from = asked.from();
        var to = asked.to();
        if (from == null || to == null) {
            throw Problem.invalid(place + (from == null ? "from" : "to"),
                    (from == null ? "from" : "to") + " is missing",
                    "Name where you board and alight: stop id, stop name or call order.");
        }
        if (journey.calls().stream().noneMatch(from::names)) {
            throw notThere(place + "from", from, journey);
        }
        if (journey.calls().stream().noneMatch(to::names)) {
            throw notThere(place + "to", to, journey);
        }
        // On a loop the first pair that makes a ride.
        for (var boarding : journey.calls()) {
            if (from.names(boarding)) {
                for (var alighting : journey.calls()) {
                    if (alighting.order() > boarding.order() && to.names(alighting)) {
                        return new Leg(journey.id(), boarding.order(), alighting.order());
                    }
                }
            }
        }
        throw Problem.unprocessable(place + "to", "The train calls at " + to.text() + " before " + from.text() + ".",
                "Swap from and to, or choose the train of the other direction.");
    }

    private JourneyOutlook journey(RideRequest asked, String place) {
        if (asked.journeyId() != null) {
            var id = JourneyIds.read(place + "journeyId", asked.journeyId());
            return journeys.findJourney(id).map(Positioned::outlook).orElseThrow(() -> JourneyIds.unknown(id));
        }
        var train = asked.train();
        var day = asked.date();
        if (train == null || day == null) {
            throw Problem.invalid(place + (train == null ? "train" : "date"), "No journey is named.",
                    "Give journeyId, or train and date.");
        }
        var number = Inputs.read(place + "train", "Give a train number such as A906.", () -> new TrainNumber(train));
        var date = Inputs.read(place + "date", "Write it as 2025-10-03.", () -> ServiceDate.parse(day));
        var found = journeys.listJourneys(number, date, null, 5);
        if (found.isEmpty()) {
            throw Problem.unprocessable(place + "train", "No train " + number + " is known on " + date + ".",
                    "Look it up: /api/v1/journeys?date=" + date + ".");
        }
        if (found.size() > 1) {
            throw Problem.conflict(place + "train", "Several trains have this number on " + date + ": "
                    + found.stream().map(p -> p.outlook().id().toString()).collect(Collectors.joining(", ")) + ".",
                    "Name one of them by journeyId.");
        }
        return found.getFirst().outlook();
    }

    private static Problem notThere(String field, StopRef stop, JourneyOutlook journey) {
        return Problem.unprocessable(field,
                "Train " + journey.trainNumber() + " does not call at " + stop.text() + " as far as is known.",
                "Take a stop of /api/v1/journeys/" + journey.id() + ".");
    }
}
