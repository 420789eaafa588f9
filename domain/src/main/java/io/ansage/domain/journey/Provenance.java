package io.ansage.domain.journey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an event comes from: the report it was made of, and the reason why that was accepted. */
public record Provenance(Source source, Instant observedAt, Instant knownAt, @Nullable Instant holdsUntil,
        Acceptance because) {

    /** Whether this still keeps sources of lesser rank out at an instant of observation. */
    public boolean holdsAt(Instant observation) {
        return holdsUntil == null || !observation.isAfter(holdsUntil);
    }
}
