package io.ansage.web.support;

import io.ansage.command.api.IngestLedger.Balance;
import io.ansage.command.api.Quarantine;
import io.ansage.query.api.DeadLetters.DeadLetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What staff see of things to repair. */
final class RepairViews {

    private RepairViews() {}

    /** An observation that was set aside. */
    record QuarantineView(long id, String source, String messageId, @Nullable String journeyId,
            @Schema(example = "IMPLAUSIBLE_DELAY") String reason,
            @Schema(description = "The same in words, naming the field") String detail,
            @Schema(description = "The input itself") String raw, Instant knownAt, boolean resubmitted) {

        static QuarantineView of(Quarantine.Entry e) {
            return new QuarantineView(e.id(), e.source(), e.messageId(),
                    e.journeyId() == null ? null : e.journeyId().toString(), e.reason().name(), e.detail(), e.raw(),
                    e.knownAt(), e.resubmitted());
        }
    }

    /** A delivery or an event that was given up. */
    record DeadLetterView(String id, @Schema(allowableValues = {
            "delivery", "event"}) String kind, String subject,
            String why, Instant since) {

        static DeadLetterView of(DeadLetter d) {
            return new DeadLetterView(d.id(), d.kind(), d.subject(), d.why(), d.since());
        }
    }

    /** The books. */
    record LedgerView(long received, long applied, Map<String, Long> suppressed, Map<String, Long> quarantined,
            long inFlight, boolean balances) {

        static LedgerView of(Balance b) {
            return new LedgerView(b.received(), b.applied(), b.suppressed(), b.quarantined(), b.inFlight(),
                    b.balances());
        }
    }

    /** Something was started. */
    record Done(String id) {}
}
