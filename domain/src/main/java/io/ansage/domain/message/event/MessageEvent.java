package io.ansage.domain.message.event;

import io.ansage.domain.message.MessageId;
import java.time.Instant;

/** Something that happened to an operator message. A public fact; {@code at} is passenger time. */
public sealed interface MessageEvent permits MessageDrafted, DraftEdited, MessagePublished, MessageRevised,
        MessageArchived {

    MessageId messageId();

    /** Name of the member of staff. */
    String author();

    Instant at();
}
