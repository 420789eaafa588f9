package io.ansage.domain.message;

import java.time.Instant;

/** A stretch of passenger time, its end not included. */
public record Span(Instant from, Instant until) {

    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("until: " + until + " must lie after from, " + from);
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
