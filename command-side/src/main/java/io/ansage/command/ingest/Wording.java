package io.ansage.command.ingest;

import io.ansage.domain.journey.Source;
import java.time.Instant;
import java.util.Arrays;

/**
 * Who says an observation and when, and the bytes of what is said apart from that: enough to see that a source repeats
 * itself without reading what it says.
 *
 * @param source     who says so
 * @param observedAt when it was so
 * @param knownAt    when we learned it
 * @param bytes      the observation as it is written; not changed by anybody
 * @param from       where in them begins what is said; the message's name and the times lie before
 */
@SuppressWarnings("ArrayRecordComponent")
public record Wording(Source source, Instant observedAt, Instant knownAt, byte[] bytes, int from) {

    boolean saysTheSameAs(Wording other) {
        return Arrays.equals(bytes, from, bytes.length, other.bytes, other.from, other.bytes.length);
    }
}
