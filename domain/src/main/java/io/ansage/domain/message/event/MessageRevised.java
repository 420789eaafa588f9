package io.ansage.domain.message.event;

import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import java.time.Instant;

/**
 * A published message says something else from now on, to the same audience.
 *
 * @param revision   counts the wordings, from 2
 * @param interrupts whether who was told already is to hear of it
 */
public record MessageRevised(MessageId messageId, int revision, MessageContent content, boolean interrupts,
        String author, Instant at) implements MessageEvent {}
