package io.ansage.domain.message.command;

import io.ansage.domain.message.MessageId;
import java.time.Instant;

/** Tell the audience, from now on and as long as it may be sent. */
public record PublishMessage(MessageId messageId, String author, Instant at) implements MessageCommand {}
