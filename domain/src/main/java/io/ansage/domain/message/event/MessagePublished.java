package io.ansage.domain.message.event;

import io.ansage.domain.message.MessageId;
import java.time.Instant;

/** The draft became what passengers are told: revision 1. */
public record MessagePublished(MessageId messageId, String author, Instant at) implements MessageEvent {}
