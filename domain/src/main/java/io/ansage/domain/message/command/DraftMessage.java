package io.ansage.domain.message.command;

import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import java.time.Instant;

/** Begin a message; nobody is told yet. */
public record DraftMessage(MessageId messageId, MessageContent content, String author, Instant at)
        implements
            MessageCommand {}
