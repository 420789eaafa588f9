package io.ansage.domain.message.command;

import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import java.time.Instant;

/**
 * Say it in other words, or of other times.
 *
 * @param interrupts whether who was told already is to hear of it; else what they have is replaced in silence
 */
public record ReviseMessage(MessageId messageId, MessageContent content, boolean interrupts, String author, Instant at)
        implements
            MessageCommand {}
