package io.ansage.web.passenger;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.message.LineRef;
import io.ansage.domain.subscription.Commute;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.LineWatch;
import io.ansage.domain.subscription.StopWatch;
import io.ansage.domain.subscription.Target;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.web.journey.JourneyIds;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Finds what a passenger wants to be told about. */
@Component
final class TargetFinder {

    private final LegFinder legs;
    private final StationFinder stations;
    private final Journeys journeys;
    private final Clock passengerClock;

    TargetFinder(LegFinder legs, StationFinder stations, Journeys journeys,
            @Qualifier("passengerClock") Clock passengerClock) {
        this.legs = legs;
        this.stations = stations;
        this.journeys = journeys;
        this.passengerClock = passengerClock;
    }

    Target find(TargetRequest asked) {
        long kinds = Stream.of(asked.ride().empty() ? null : asked.ride(), asked.legs(), asked.commute(), asked.stop(),
                asked.line()).filter(kind -> kind != null).count();
        if (kinds > 1) {
            throw Problem.invalid("legs", "More than one thing is asked for.",
                    "Give one of: a ride, legs, commute, stop, line.");
        }
        if (asked.legs() != null) {
            return trip(asked.legs());
        }
        if (asked.commute() != null) {
            return commute(asked.commute());
        }
        if (asked.stop() != null) {
            return stop(asked.stop());
        }
        return asked.line() != null ? line(asked.line()) : TripPlan.of(legs.find(asked.ride(), ""));
    }

    private TripPlan trip(List<@Nullable RideRequest> rides) {
        if (rides.isEmpty() || rides.size() > TripPlan.MOST_LEGS) {
            throw Problem.invalid("legs", "A trip has 1 to " + TripPlan.MOST_LEGS + " legs, not " + rides.size() + ".",
                    "Subscribe to a longer trip in parts.");
        }
        var found = new ArrayList<Leg>();
        for (int i = 0; i < rides.size(); i++) {
            var place = "legs[" + i + "]";
            var ride = rides.get(i);
            if (ride == null) {
                throw Problem.invalid(place, place + " is missing", "Name a ride.");
            }
            found.add(legs.find(ride, place + "."));
            if (i > 0) {
                follows(place, found.get(i - 1), found.get(i));
            }
        }
        return Inputs.read("legs", "Name each journey once.", () -> new TripPlan(found));
    }

    private void follows(String place, Leg before, Leg after) {
        var alighting = call(before.journeyId(), before.alighting());
        var boarding = call(after.journeyId(), after.boarding());
        if (!alighting.stop().equals(boarding.stop()) && !sameStation(alighting.stopName(), boarding.stopName())) {
            throw Problem.unprocessable(place + ".from",
                    "It begins at " + boarding.stopName() + ", but the leg before ends at " + alighting.stopName()
                            + ".",
                    "Board where you alight, or subscribe to two trips.");
        }
        var arrival = alighting.aimedArrival();
        var departure = boarding.aimedDeparture();
        if (arrival != null && departure != null && departure.isBefore(arrival)) {
            throw Problem.unprocessable(place, "It departs at " + departure + ", before the leg before arrives at "
                    + arrival + ".", "Choose a later train.");
        }
    }

    /** Parts of one station are often told apart by what follows the name. */
    private static boolean sameStation(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        return a.startsWith(b) || b.startsWith(a);
    }

    private StopCall call(JourneyId journey, int order) {
        return journeys.findJourney(journey)
                .map(Positioned::outlook)
                .flatMap((JourneyOutlook o) -> o.findCall(order))
                .orElseThrow(() -> JourneyIds.unknown(journey))
                .planned();
    }

    private Commute commute(CommuteRequest asked) {
        var from = stations.find("commute.from", asked.from(), asked.network());
        var to = stations.find("commute.to", asked.to(), from.network());
        if (from.stop().equals(to.stop())) {
            throw Problem.invalid("commute.to", "It is where the ride begins.", "Name another stop.");
        }
        var on = asked.days().read("commute", from.zone(), passengerClock.instant());
        var rides = new ArrayList<Commute.Ride>();
        rides.add(new Commute.Ride(from.stop(), to.stop(), WindowRequest.read("commute.window", asked.window())));
        if (asked.back() != null) {
            rides.add(new Commute.Ride(to.stop(), from.stop(), WindowRequest.read("commute.back", asked.back())));
        }
        return new Commute(from.network(), rides, on);
    }

    private StopWatch stop(StopRequest asked) {
        var at = stations.find("stop.at", asked.at(), asked.network());
        return new StopWatch(at.network(), at.stop(), WindowRequest.read("stop.window", asked.window()),
                asked.days().read("stop", at.zone(), passengerClock.instant()));
    }

    private static LineWatch line(LineRequest asked) {
        var network = Inputs.text("line.network", asked.network(), 32);
        var line = Inputs.text("line.line", asked.line(), 128);
        return Inputs.read("line.network", "Write it as in a journey's id.",
                () -> {
                    var known = new LineRef(network, line);
                    return new LineWatch(known.network(), known.line());
                });
    }
}
