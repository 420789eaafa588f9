package io.ansage.query.message;

import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import java.time.Instant;

/** One wording of a published message, which never changes. */
public record WordingRow(MessageId id, int revision, MessageContent content, boolean interrupts, String author,
        Instant at) {}
