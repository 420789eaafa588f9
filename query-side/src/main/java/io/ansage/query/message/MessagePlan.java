package io.ansage.query.message;

import io.ansage.domain.message.MessageId;

/**
 * When a message is to be looked at next.
 *
 * @param revision the wording that is being told page by page; 0 between two rounds
 */
public record MessagePlan(MessageId messageId, int revision) {}
