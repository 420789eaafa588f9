package io.ansage.web.testing;

import io.ansage.domain.alternative.Alternative;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.api.Connections;
import io.ansage.query.api.Journeys.Positioned;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Direct ways, in memory. */
final class MemoryConnections implements Connections {

    private final MemoryJourneys journeys;

    MemoryConnections(MemoryJourneys journeys) {
        this.journeys = journeys;
    }

    @Override
    public List<Alternative> list(String network, StopId from, StopId to, Instant earliest, int limit) {
        return journeys.listJourneys(null, null, null, Integer.MAX_VALUE)
                .stream()
                .map(Positioned::outlook)
                .filter(o -> order(o, from) < order(o, to))
                .map(o -> new Alternative(List.of(new Leg(o.id(), order(o, from), order(o, to))), o.trainNumber(),
                        Objects.requireNonNull(o.first().planned().aimedDeparture()),
                        Objects.requireNonNull(o.last().planned().aimedArrival())))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Integer> changeMinutes(List<Leg> legs) {
        return legs.stream().skip(1).map(_ -> 2).toList();
    }

    private static int order(JourneyOutlook o, StopId stop) {
        return o.calls()
                .stream()
                .filter(c -> c.planned().stop().equals(stop))
                .mapToInt(c -> c.order())
                .findFirst()
                .orElse(-1);
    }
}
