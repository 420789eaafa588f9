package io.ansage.domain.message.command;

import io.ansage.domain.message.MessageId;
import java.time.Instant;

/**
 * Take a message back, or discard a draft. What has not been sent is not sent any more.
 *
 * @param allClear whether those who were told, and they only, hear that it no longer applies
 */
public record ArchiveMessage(MessageId messageId, boolean allClear, String author, Instant at)
        implements
            MessageCommand {}
