package io.ansage.command.subscription;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionDecider;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.SubscriptionRefusal;
import io.ansage.domain.subscription.SubscriptionState;
import io.ansage.domain.subscription.command.ChangePreferences;
import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.domain.subscription.command.ReplaceTrip;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.domain.subscription.command.SubscriptionCommand;
import io.ansage.domain.subscription.event.SubscriptionEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A passenger's wish to be told about something. Handlers answer whether anything changed; they throw
 * {@link SubscriptionRefusal} where the subscription does not exist for the one who asks.
 */
public final class PassengerSubscription {

    @AggregateIdentifier private @Nullable SubscriptionId id;
    private @Nullable SubscriptionState state;
    private boolean erased;

    private PassengerSubscription() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    boolean handle(StartSubscription command) {
        return decide(command);
    }

    @CommandHandler
    boolean handle(ChangePreferences command) {
        return decide(command);
    }

    @CommandHandler
    boolean handle(ReplaceTrip command) {
        return decide(command);
    }

    @CommandHandler
    boolean handle(EndSubscription command) {
        return decide(command);
    }

    /** Whose it is; nobody's once the owner was erased. Names the key with which a snapshot is encrypted. */
    public @Nullable PassengerId owner() {
        return state == null ? null : state.owner();
    }

    private boolean decide(SubscriptionCommand command) {
        if (erased) {
            throw new SubscriptionRefusal(SubscriptionRefusal.Reason.NOT_FOUND, command.subscriptionId());
        }
        var events = SubscriptionDecider.decide(state, command);
        events.forEach(AggregateLifecycle::apply);
        return !events.isEmpty();
    }

    /** What was encrypted with a key that is erased comes back as something else: nobody's subscription. */
    @EventSourcingHandler
    void on(Object payload, DomainEventMessage<?> message) {
        if (payload instanceof SubscriptionEvent event) {
            id = event.subscriptionId();
            state = SubscriptionState.after(state, event);
        } else {
            id = new SubscriptionId(message.getAggregateIdentifier());
            state = null;
            erased = true;
        }
    }
}
