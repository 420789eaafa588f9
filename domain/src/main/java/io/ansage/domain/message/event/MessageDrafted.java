package io.ansage.domain.message.event;

import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import java.time.Instant;

/** A message was begun. */
public record MessageDrafted(MessageId messageId, MessageContent content, String author, Instant at)
        implements
            MessageEvent {}
