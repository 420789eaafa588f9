package io.ansage.command.match;

import io.ansage.domain.journey.JourneyId;

/** What the matcher found. */
public sealed interface Match {

    record Found(JourneyId id) implements Match {}

    /** No journey, or more than one; {@code detail} says so in words. */
    record Unmatched(String detail) implements Match {}
}
