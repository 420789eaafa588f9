package io.ansage.domain.message.event;

import io.ansage.domain.message.MessageId;
import java.time.Instant;

/**
 * A message is over.
 *
 * @param allClear whether those who were told hear of it
 */
public record MessageArchived(MessageId messageId, boolean allClear, String author, Instant at)
        implements
            MessageEvent {}
