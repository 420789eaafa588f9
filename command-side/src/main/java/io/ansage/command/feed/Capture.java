package io.ansage.command.feed;

import io.ansage.command.api.RejectedInput;
import io.ansage.domain.journey.Source;
import io.ansage.domain.observation.QuarantineReason;
import java.time.Instant;

/**
 * One message of a feed: who sent it, what it is called and when it was so.
 *
 * @param source     whose feed it is
 * @param name       names the message in ids, logs and the quarantine; equal for a repeated delivery
 * @param observedAt when its content was so, by the source's clock
 * @param knownAt    when we got it, in passenger time
 */
public record Capture(Source source, String name, Instant observedAt, Instant knownAt) {

    public RejectedInput rejected(String place, QuarantineReason reason, String detail,
            String raw) {
        return new RejectedInput(source, place.isEmpty() ? name : name + "/" + place, reason,
                detail, raw, knownAt);
    }
}
