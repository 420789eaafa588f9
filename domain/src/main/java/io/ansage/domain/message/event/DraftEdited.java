package io.ansage.domain.message.event;

import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import java.time.Instant;

/** A draft was written anew. */
public record DraftEdited(MessageId messageId, MessageContent content, String author, Instant at)
        implements
            MessageEvent {}
