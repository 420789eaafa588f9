package io.ansage.query.alternative;

import io.ansage.domain.alternative.Alternative;
import io.ansage.domain.subscription.Leg;
import java.util.List;

/**
 * What can be done instead.
 *
 * @param kept         rides that lie ahead before the trip breaks off
 * @param alternatives ways to go on, the best first; none if there is none today
 */
public record Remedy(List<Leg> kept, List<Alternative> alternatives) {

    public Remedy {
        kept = List.copyOf(kept);
        alternatives = List.copyOf(alternatives);
    }
}
