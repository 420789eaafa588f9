package io.ansage.query.api;

import io.ansage.domain.alternative.Alternative;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.subscription.Leg;
import java.time.Instant;
import java.util.List;

/** Ways to get from one stop to another, for whoever has not decided yet. */
public interface Connections {

    /**
     * Direct or with one change, with the times expected now, that which arrives first in front; what does not run is no
     * way.
     *
     * @param network of both stops
     * @param earliest when the passenger can leave
     * @param limit    how many at most
     */
    List<Alternative> list(String network, StopId from, StopId to, Instant earliest, int limit);

    /** Minutes that each change between these rides takes at least; one fewer than there are rides. */
    List<Integer> changeMinutes(List<Leg> legs);
}
