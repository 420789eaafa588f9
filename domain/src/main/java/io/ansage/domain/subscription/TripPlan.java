package io.ansage.domain.subscription;

import java.util.HashSet;
import java.util.List;

/** A trip on named journeys, one leg after the other; between two legs lies a connection. */
public record TripPlan(List<Leg> legs) implements Target {

    /** More changes than this nobody plans. */
    public static final int MOST_LEGS = 6;

    public TripPlan {
        legs = List.copyOf(legs);
        if (legs.isEmpty() || legs.size() > MOST_LEGS) {
            throw new IllegalArgumentException("legs: a trip has 1 to " + MOST_LEGS + " of them, not " + legs.size());
        }
        if (new HashSet<>(legs.stream().map(Leg::journeyId).toList()).size() < legs.size()) {
            throw new IllegalArgumentException("legs: each is on a journey of its own");
        }
    }

    /** A trip without a change. */
    public static TripPlan of(Leg leg) {
        return new TripPlan(List.of(leg));
    }

    public Leg first() {
        return legs.getFirst();
    }

    public Leg last() {
        return legs.getLast();
    }
}
