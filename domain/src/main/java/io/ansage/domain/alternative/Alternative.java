package io.ansage.domain.alternative;

import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.subscription.Leg;
import java.time.Instant;
import java.util.List;

/**
 * Another way to get there.
 *
 * @param legs    rides, in order
 * @param train   the first train
 * @param departs when that leaves, as expected now
 * @param arrives when the last one arrives, as expected now
 */
public record Alternative(List<Leg> legs, TrainNumber train, Instant departs, Instant arrives) {

    public Alternative {
        legs = List.copyOf(legs);
    }
}
