package io.ansage.web.passenger;

import io.ansage.query.api.Notices.Notice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A notice, as the passenger who was told sees it. */
@Schema(description = "What a passenger was told, or is about to be told, and why.")
public record NoticeView(@Schema(description = "Id of the stream", example = "4711") long sequence,
        String notificationId, String subscriptionId,
        @Schema(description = "Absent where an operator speaks of part of the network") @Nullable String journeyId,
        @Schema(description = "The operator's message, where it is one") @Nullable String messageId,
        @Schema(description = "Version on the phone: higher replaces lower") int version,
        @Schema(description = "Revision of the journey, or number of the wording, that it tells") long revision,
        @Schema(allowableValues = {
                "QUIET", "NORMAL", "URGENT"}) String noticeClass,
        @Schema(example = "FIRST_DELAY") String reason, @Schema(example = "accepted") String status, String title,
        String body, Instant asOf, Instant plannedAt, @Nullable Instant closedAt, @Nullable String outcome) {

    /** The view of a row of the ledger. */
    public static NoticeView of(Notice n) {
        return new NoticeView(n.sequence(), n.notificationId(), n.subscriptionId().value(),
                n.journeyId() == null ? null : n.journeyId().toString(),
                n.messageId() == null ? null : n.messageId().value(),
                n.version(), n.revision(), n.noticeClass().name(), n.reason(), n.status(), n.title(), n.body(),
                n.asOf(), n.plannedAt(), n.closedAt(), n.outcome());
    }
}
