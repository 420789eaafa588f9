package io.ansage.domain.message.command;

import io.ansage.domain.message.MessageId;
import java.time.Instant;

/** What an operator wants of a message. {@code at} is passenger time; {@code author} the name of the member of staff. */
public sealed interface MessageCommand permits DraftMessage, EditDraft, PublishMessage, ReviseMessage, ArchiveMessage {

    MessageId messageId();

    String author();

    Instant at();
}
