package io.ansage.query.message;

import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it stands.
 *
 * @param revision    0 for a draft, then the number of its wording
 * @param corrected   the newest wording that those who know an earlier one are to hear of: what says less is wrong
 * @param publishedAt when it was published; absent for a draft
 * @param allClear    whether those who were told are to hear of its end
 * @param number      position in the event store of its first event
 * @param position    position in the event store of its last event
 */
public record MessageRow(MessageId id, MessageStatus status, int revision, int corrected, MessageContent content,
        String draftedBy, Instant draftedAt, String changedBy, Instant changedAt, @Nullable Instant publishedAt,
        @Nullable Instant archivedAt, boolean allClear, long number, long position) {

    /** Whether its audience is told of it. */
    public boolean published() {
        return status == MessageStatus.PUBLISHED;
    }
}
