package io.ansage.domain.subscription;

import io.ansage.domain.journey.JourneyId;

/** The part of one journey a passenger rides: from the boarding call to the alighting call, by call order. */
public record Leg(JourneyId journeyId, int boarding, int alighting) {

    public Leg {
        if (boarding >= alighting) {
            throw new IllegalArgumentException(
                    "leg: boarding call " + boarding + " must come before alighting call " + alighting);
        }
    }
}
