package io.ansage.command.ingest;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.QuarantineReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something for the quarantine; {@code isObservation} tells whether {@code raw} can be handed in again. */
public record SetAside(Source source, String messageId, @Nullable JourneyId journeyId, QuarantineReason reason,
        String detail, String raw, boolean isObservation, Instant knownAt) {

    private static final Source TOPIC = new Source("topic", SourceKind.REALTIME);

    public static SetAside of(Observation o, @Nullable JourneyId journeyId, QuarantineReason reason, String detail,
            String raw) {
        return new SetAside(o.report().source(), o.id(), journeyId, reason, detail, raw, true, o.report().knownAt());
    }

    static SetAside of(Unreadable record, Instant now) {
        return new SetAside(TOPIC, record.partition() + "/" + record.offset(), null, QuarantineReason.MALFORMED,
                record.why(), record.raw(), false, now);
    }
}
