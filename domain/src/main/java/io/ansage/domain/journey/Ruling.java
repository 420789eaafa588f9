package io.ansage.domain.journey;

import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.SuppressionReason;
import java.util.List;

/** What a journey says to a command: it happened, it makes no difference, or it cannot be. */
public sealed interface Ruling {

    /** It happened; never empty. */
    record Accepted(List<JourneyEvent> events) implements Ruling {

        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("events: what is accepted has at least one");
            }
        }
    }

    /** No passenger could see a difference, or better is known. */
    record Unchanged(SuppressionReason reason) implements Ruling {}

    /** It cannot be; {@code detail} says why in words. */
    record Refused(QuarantineReason reason, String detail) implements Ruling {}
}
