package io.ansage.domain.journey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who reported something, and when; the two times of everything we know.
 *
 * @param source     who says so
 * @param observedAt when it was so, by the source's own clock
 * @param knownAt    when we learned it, in passenger time
 * @param holdsUntil until when a source of lesser rank cannot overrule it; absent means as long as the journey lasts
 */
public record Report(Source source, Instant observedAt, Instant knownAt, @Nullable Instant holdsUntil) {

    public static Report of(Source source, Instant observedAt, Instant knownAt) {
        return new Report(source, observedAt, knownAt, null);
    }

    public Provenance accepted(Acceptance because) {
        return new Provenance(source, observedAt, knownAt, holdsUntil, because);
    }
}
