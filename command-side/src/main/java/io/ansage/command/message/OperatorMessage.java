package io.ansage.command.message;

import io.ansage.domain.message.MessageDecider;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageRefusal;
import io.ansage.domain.message.MessageState;
import io.ansage.domain.message.command.ArchiveMessage;
import io.ansage.domain.message.command.DraftMessage;
import io.ansage.domain.message.command.EditDraft;
import io.ansage.domain.message.command.MessageCommand;
import io.ansage.domain.message.command.PublishMessage;
import io.ansage.domain.message.command.ReviseMessage;
import io.ansage.domain.message.event.MessageEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What operators say about part of the network. Handlers answer whether anything changed; they throw
 * {@link MessageRefusal} where the message stands where that can no more, or not yet, be done.
 */
public final class OperatorMessage {

    @AggregateIdentifier private @Nullable MessageId id;
    private @Nullable MessageState state;

    private OperatorMessage() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(DraftMessage command) {
        return decide(command);
    }

    @CommandHandler
    boolean handle(EditDraft command) {
        return decide(command);
    }

    @CommandHandler
    boolean handle(PublishMessage command) {
        return decide(command);
    }

    @CommandHandler
    boolean handle(ReviseMessage command) {
        return decide(command);
    }

    @CommandHandler
    boolean handle(ArchiveMessage command) {
        return decide(command);
    }

    private boolean decide(MessageCommand command) {
        var events = MessageDecider.decide(state, command);
        events.forEach(AggregateLifecycle::apply);
        return !events.isEmpty();
    }

    @EventSourcingHandler
    void on(MessageEvent event) {
        id = event.messageId();
        state = MessageState.after(state, event);
    }
}
