package io.ansage.domain.notice;

import io.ansage.domain.subscription.Preferences;
import java.time.Instant;
import java.util.List;

/**
 * All that a decision about a trip depends on; equal for every passenger of a cohort.
 *
 * @param legs        what is true of each leg, in order
 * @param connections what is true of each connection between two legs
 * @param told        what these passengers believe
 * @param preferences how they want to be told
 * @param now         passenger time
 * @param held        whether something is being held for them
 */
public record TripSituation(List<LegView> legs, List<ConnectionTruth> connections, TripTold told,
        Preferences preferences, Instant now, boolean held) {

    public TripSituation {
        legs = List.copyOf(legs);
        connections = List.copyOf(connections);
        if (legs.size() != told.legs().size() || connections.size() != told.connections().size()) {
            throw new IllegalArgumentException("situation: belief and truth are about different trips");
        }
    }

    /**
     * A leg.
     *
     * @param settledAt when bad news about its journey has settled
     */
    public record LegView(LegTruth truth, Instant settledAt) {}

    /** Whether nothing of the trip lies ahead any more. */
    boolean finished() {
        return legs.stream().allMatch(l -> l.truth().finished());
    }
}
