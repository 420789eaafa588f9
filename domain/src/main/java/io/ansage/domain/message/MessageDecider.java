package io.ansage.domain.message;

import io.ansage.domain.message.MessageRefusal.Reason;
import io.ansage.domain.message.command.ArchiveMessage;
import io.ansage.domain.message.command.DraftMessage;
import io.ansage.domain.message.command.EditDraft;
import io.ansage.domain.message.command.MessageCommand;
import io.ansage.domain.message.command.PublishMessage;
import io.ansage.domain.message.command.ReviseMessage;
import io.ansage.domain.message.event.DraftEdited;
import io.ansage.domain.message.event.MessageArchived;
import io.ansage.domain.message.event.MessageDrafted;
import io.ansage.domain.message.event.MessageEvent;
import io.ansage.domain.message.event.MessagePublished;
import io.ansage.domain.message.event.MessageRevised;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which events an operator's command makes. A draft is published or discarded, what is published is archived,
 * and nothing ever goes back.
 */
public final class MessageDecider {

    private MessageDecider() {}

    /**
     * The events that follow; none if it is so already.
     *
     * @throws MessageRefusal if the message does not exist, or stands where this can no more or not yet be done
     */
    public static List<MessageEvent> decide(@Nullable MessageState state, MessageCommand command) {
        if (state == null) {
            if (command instanceof DraftMessage c) {
                return List.of(new MessageDrafted(c.messageId(), c.content(), c.author(), c.at()));
            }
            throw refuse(Reason.NOT_FOUND, command);
        }
        return switch (command) {
            case DraftMessage c -> {
                if (state.status() != MessageStatus.DRAFT || !c.content().equals(state.content())) {
                    throw refuse(Reason.ID_TAKEN, command);
                }
                yield List.of();
            }
            case EditDraft c -> edit(state, c);
            case PublishMessage c -> publish(state, c);
            case ReviseMessage c -> revise(state, c);
            case ArchiveMessage c -> state.status() == MessageStatus.ARCHIVED
                    ? List.of()
                    : List.of(new MessageArchived(c.messageId(), c.allClear(), c.author(), c.at()));
        };
    }

    private static List<MessageEvent> edit(MessageState state, EditDraft c) {
        refuseUnless(MessageStatus.DRAFT, state, c);
        return c.content().equals(state.content())
                ? List.of()
                : List.of(new DraftEdited(c.messageId(), c.content(), c.author(), c.at()));
    }

    private static List<MessageEvent> publish(MessageState state, PublishMessage c) {
        if (state.status() == MessageStatus.PUBLISHED) {
            return List.of();
        }
        refuseUnless(MessageStatus.DRAFT, state, c);
        refuseIfOver(state.content(), c, c.at());
        return List.of(new MessagePublished(c.messageId(), c.author(), c.at()));
    }

    private static List<MessageEvent> revise(MessageState state, ReviseMessage c) {
        refuseUnless(MessageStatus.PUBLISHED, state, c);
        if (c.content().equals(state.content())) {
            return List.of();
        }
        if (!c.content().audience().equals(state.content().audience())) {
            throw refuse(Reason.AUDIENCE_FIXED, c);
        }
        refuseIfOver(c.content(), c, c.at());
        return List.of(new MessageRevised(c.messageId(), state.revision() + 1, c.content(), c.interrupts(), c.author(),
                c.at()));
    }

    private static void refuseIfOver(MessageContent content, MessageCommand command, Instant at) {
        if (content.validity().isOver(at) || content.publication().isOver(at)) {
            throw refuse(Reason.OVER, command);
        }
    }

    private static void refuseUnless(MessageStatus wanted, MessageState state, MessageCommand command) {
        if (state.status() != wanted) {
            throw refuse(switch (state.status()) {
                case DRAFT -> Reason.DRAFT;
                case PUBLISHED -> Reason.PUBLISHED;
                case ARCHIVED -> Reason.ARCHIVED;
            }, command);
        }
    }

    private static MessageRefusal refuse(Reason reason, MessageCommand command) {
        return new MessageRefusal(reason, command.messageId());
    }
}
