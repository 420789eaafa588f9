package io.ansage.query.delivery;

import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageReason;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.query.message.MessageRow;
import io.ansage.query.message.MessageStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The last question before an operator's message leaves the house: not taken back, not over, not corrected? */
final class MessageGate {

    private final MessageStore messages;

    MessageGate(MessageStore messages) {
        this.messages = messages;
    }

    /** The messages that some parcels tell, as they stand. */
    Map<MessageId, MessageRow> findAll(List<Parcel> parcels) {
        var ids = parcels.stream()
                .map(p -> p.content().messageId())
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        return ids.isEmpty()
                ? Map.of()
                : messages.findAll(ids).stream().collect(Collectors.toUnmodifiableMap(MessageRow::id, m -> m));
    }

    /** Why it must not be sent any more; empty if it may. */
    static Optional<SilenceReason> check(Parcel parcel, @Nullable MessageRow message, Instant now) {
        var content = parcel.content();
        if (!parcel.addressee().active()) {
            return Optional.of(SilenceReason.UNSUBSCRIBED);
        }
        if (message == null || now.isAfter(content.usefulUntil())) {
            return Optional.of(SilenceReason.PASSED);
        }
        boolean itsEnd = content.reason().equals(MessageReason.SITUATION_OVER.name());
        boolean aTest = content.reason().equals(MessageReason.SITUATION_TEST.name());
        if (itsEnd || aTest) {
            return Optional.empty();
        }
        if (!message.published() || content.revision() < message.corrected()) {
            return Optional.of(SilenceReason.SUPERSEDED);
        }
        boolean over = message.content().validity().isOver(now) || message.content().publication().isOver(now);
        return over ? Optional.of(SilenceReason.PASSED) : Optional.empty();
    }
}
