package io.ansage.domain.message;

import io.ansage.domain.message.event.DraftEdited;
import io.ansage.domain.message.event.MessageArchived;
import io.ansage.domain.message.event.MessageDrafted;
import io.ansage.domain.message.event.MessageEvent;
import io.ansage.domain.message.event.MessagePublished;
import io.ansage.domain.message.event.MessageRevised;
import org.jspecify.annotations.Nullable;

/**
 * What a message remembers of its events.
 *
 * @param revision 0 for a draft, 1 once published, one more with each revision of the words
 */
public record MessageState(MessageStatus status, MessageContent content, int revision) {

    /** The state after one more event; after an event that cannot follow, unchanged. */
    public static @Nullable MessageState after(@Nullable MessageState before, MessageEvent event) {
        if (before == null) {
            return event instanceof MessageDrafted e ? new MessageState(MessageStatus.DRAFT, e.content(), 0) : null;
        }
        return switch (event) {
            case MessageDrafted _ -> before;
            case DraftEdited e -> new MessageState(before.status, e.content(), before.revision);
            case MessagePublished _ -> new MessageState(MessageStatus.PUBLISHED, before.content, 1);
            case MessageRevised e -> new MessageState(before.status, e.content(), e.revision());
            case MessageArchived _ -> new MessageState(MessageStatus.ARCHIVED, before.content, before.revision);
        };
    }
}
