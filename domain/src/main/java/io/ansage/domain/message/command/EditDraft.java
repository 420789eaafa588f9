package io.ansage.domain.message.command;

import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import java.time.Instant;

/** Write a draft anew. */
public record EditDraft(MessageId messageId, MessageContent content, String author, Instant at)
        implements
            MessageCommand {}
