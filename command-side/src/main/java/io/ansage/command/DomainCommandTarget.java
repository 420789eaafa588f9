package io.ansage.command;

import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.message.command.MessageCommand;
import io.ansage.domain.subscription.command.SubscriptionCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** Names the aggregate a command is for, so that the commands need no annotation of Axon's. */
public final class DomainCommandTarget implements CommandTargetResolver {

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return switch (command.getPayload()) {
            case JourneyCommand c -> new VersionedAggregateIdentifier(c.journeyId(), null);
            case MessageCommand c -> new VersionedAggregateIdentifier(c.messageId(), null);
            case SubscriptionCommand c -> new VersionedAggregateIdentifier(c.subscriptionId(), null);
            default -> throw new IllegalArgumentException(
                    command.getPayloadType() + " is a command of no aggregate there is");
        };
    }
}
