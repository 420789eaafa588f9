package io.ansage.web.passenger;

import io.ansage.domain.alternative.Alternative;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.api.Connections;
import io.ansage.query.api.Departures;
import io.ansage.query.api.Departures.Departure;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.web.http.Cursors;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.passenger.StationFinder.Station;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds the ride that somebody means: from where, to where, when. */
@RestController
@RequestMapping("/api/v1/connections")
@Tag(name = "Journeys")
final class ConnectionController {

    private static final int DEFAULT = 6;
    /** A time of day that has been for longer than this is meant for tomorrow. */
    private static final Duration JUST_BEFORE = Duration.ofHours(1);

    private final Connections connections;
    private final Departures departures;
    private final Journeys journeys;
    private final StationFinder stations;
    private final Clock passengerClock;

    ConnectionController(Connections connections, Departures departures, Journeys journeys, StationFinder stations,
            @Qualifier("passengerClock") Clock passengerClock) {
        this.connections = connections;
        this.departures = departures;
        this.journeys = journeys;
        this.stations = stations;
        this.passengerClock = passengerClock;
    }

    @GetMapping
    @Operation(summary = "Find a connection",
            description = "Direct or with one change, with the times expected now. Without to: every train that leaves, "
                    + "as far as it goes. Its legs are what POST /me/subscriptions takes.")
    Page<ConnectionView> find(
            @Parameter(description = "Stop id or name", example = "Dublin Connolly") @RequestParam String from,
            @Parameter(description = "Stop id or name", example = "Sligo")
            @RequestParam(required = false) @Nullable String to,
            @Parameter(description = "Time of day at the stop, in its zone; the next such time",
                    example = "17:00")
            @RequestParam(required = false) @Nullable String time,
            @Parameter(description = "Instead of time: an instant. Now if both are absent",
                    example = "2025-10-03T16:42:00Z")
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = limit == null ? DEFAULT : Cursors.limit(limit);
        var start = stations.find("from", from, null);
        var since = since(start.zone(), time, at);
        if (to == null || to.isBlank()) {
            return new Page<>(departing(start, since, rows));
        }
        var end = stations.find("to", to, start.network());
        return new Page<>(found(start, end, since, rows));
    }

    private List<ConnectionView> departing(Station start, Instant since, int rows) {
        var board = departures.listDepartures(start.stop(), since, rows);
        var known = journeys.findJourneys(board.stream().map(Departure::journeyId).toList());
        return board.stream()
                .flatMap(d -> Stream.ofNullable(known.get(d.journeyId())).flatMap(j -> toTheEnd(j, d.order())))
                .toList();
    }

    private List<ConnectionView> found(Station start, Station end, Instant since, int rows) {
        if (start.stop().equals(end.stop())) {
            throw Problem.invalid("to", "It is where the ride begins.", "Name another stop.");
        }
        var ways = connections.list(start.network(), start.stop(), end.stop(), since, rows);
        var known = journeys.findJourneys(ways.stream()
                .flatMap(way -> way.legs().stream())
                .map(Leg::journeyId)
                .collect(Collectors.toSet()));
        return ways.stream().map(way -> view(way, known)).toList();
    }

    private ConnectionView view(Alternative way, Map<JourneyId, Positioned> known) {
        return new ConnectionView(way.departs(), way.arrives(),
                way.legs()
                        .stream()
                        .flatMap(leg -> Stream.ofNullable(known.get(leg.journeyId()))
                                .map(journey -> RideView.of(journey.outlook(), leg)))
                        .toList(),
                connections.changeMinutes(way.legs()));
    }

    private static Stream<ConnectionView> toTheEnd(Positioned journey, int boarding) {
        var outlook = journey.outlook();
        var last = outlook.last().order();
        if (boarding >= last) {
            return Stream.empty();
        }
        var ride = RideView.of(outlook, new Leg(outlook.id(), boarding, last));
        return Stream.of(new ConnectionView(ride.departs(), ride.arrives(), List.of(ride), List.of()));
    }

    private Instant since(ZoneId zone, @Nullable String time, @Nullable String at) {
        var now = passengerClock.instant();
        if (at != null) {
            return Inputs.instant("at", at);
        }
        if (time == null || time.isBlank()) {
            return now;
        }
        var today = now.atZone(zone).toLocalDate().atTime(WindowRequest.time("time", time)).atZone(zone);
        return today.toInstant().isBefore(now.minus(JUST_BEFORE)) ? today.plusDays(1).toInstant() : today.toInstant();
    }
}
