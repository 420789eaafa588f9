package io.ansage.web.passenger;

import io.ansage.domain.journey.StopId;
import io.ansage.query.api.Departures;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Finds a stop without a journey: by its id or its name. */
@Component
final class StationFinder {

    private static final int NAMESAKES = 100;
    private static final int JOURNEYS = 100;
    private static final Duration LATELY = Duration.ofDays(2);

    private final Departures departures;
    private final Clock passengerClock;

    StationFinder(Departures departures, @Qualifier("passengerClock") Clock passengerClock) {
        this.departures = departures;
        this.passengerClock = passengerClock;
    }

    /** A stop, the network that serves it, and the zone of that network. */
    record Station(StopId stop, String network, ZoneId zone) {}

    /**
     * The stop; {@code field} is where it is named.
     *
     * @param network where it lies; must be one only if absent
     */
    Station find(String field, @Nullable String text, @Nullable String network) {
        var name = Inputs.text(field, text, 128).strip();
        var byNetwork = new LinkedHashMap<String, Station>();
        Stream.concat(Stream.of(new StopId(name)), namesakes(name).stream())
                .distinct()
                .forEach(stop -> served(stop).forEach((n, served) -> byNetwork.putIfAbsent(n, served)));
        if (network != null) {
            byNetwork.keySet().retainAll(List.of(network));
        }
        if (byNetwork.isEmpty()) {
            throw Problem.unprocessable(field, "No train is known to call at such a stop these days.",
                    "Find it: /api/v1/stops?q= and a part of its name.");
        }
        if (byNetwork.size() > 1) {
            throw Problem.conflict(field, "Several networks have such a stop: "
                    + String.join(", ", byNetwork.keySet()) + ".", "Name the network, too.");
        }
        return byNetwork.values().iterator().next();
    }

    private List<StopId> namesakes(String name) {
        return departures.listStops(name, NAMESAKES)
                .stream()
                .filter(s -> s.name().equalsIgnoreCase(name))
                .map(Departures.Stop::id)
                .toList();
    }

    /** By all trains that call there: a ride may end where none departs. */
    private Map<String, Station> served(StopId stop) {
        var found = new LinkedHashMap<String, Station>();
        for (var journey : departures.listCalling(stop, passengerClock.instant().minus(LATELY), JOURNEYS)) {
            found.computeIfAbsent(journey.id().network(), n -> new Station(stop, n, journey.zone()));
        }
        return found;
    }
}
