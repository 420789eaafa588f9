package io.ansage.query.api;

import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageStatus;
import io.ansage.domain.subscription.PassengerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators say about part of the network, as they see it; and how many it concerns. Times are passenger time. */
public interface OperatorMessages {

    Optional<Message> find(MessageId id);

    /**
     * Messages, the newest first.
     *
     * @param status only these; all if absent
     * @param before number of the last message of the page before
     */
    List<Message> list(@Nullable MessageStatus status, @Nullable Long before, int limit);

    /** What it said, wording by wording; none for a draft. */
    List<Wording> listWordings(MessageId id);

    /** How many passengers would be told now, each counted once; 0 if there is no such message. */
    long countAudience(MessageId id, Instant now);

    /**
     * Sends the words as they stand to these passengers only, marked as a test. Nobody else is told, and nobody counts
     * as told.
     *
     * @return how many notices were written
     */
    int test(MessageId id, Collection<PassengerId> passengers, Instant now);

    /**
     * A message.
     *
     * @param number     rises with each message begun
     * @param revision   0 for a draft, then the number of its wording
     * @param changedBy  who did something to it last
     * @param told       passengers who have been told, or are about to be
     */
    record Message(MessageId id, long number, MessageStatus status, int revision, MessageContent content,
            String draftedBy, Instant draftedAt, String changedBy, Instant changedAt, @Nullable Instant publishedAt,
            @Nullable Instant archivedAt, long told) {}

    /** One wording; {@code interrupts} says whether those who knew an earlier one were to hear of it. */
    record Wording(int revision, MessageContent content, boolean interrupts, String author, Instant at) {}
}
