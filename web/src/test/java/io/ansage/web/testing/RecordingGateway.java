package io.ansage.web.testing;

import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.message.MessageRefusal;
import io.ansage.domain.message.command.MessageCommand;
import io.ansage.domain.subscription.command.SubscriptionCommand;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Takes commands: those of subscriptions have their effect, those of journeys are written down. */
public final class RecordingGateway implements CommandGateway {

    private final MemoryPassengers passengers;
    private final MemoryMessages messages;
    private final List<JourneyCommand> decided = new CopyOnWriteArrayList<>();

    RecordingGateway(MemoryPassengers passengers, MemoryMessages messages) {
        this.passengers = passengers;
        this.messages = messages;
    }

    public List<JourneyCommand> decided() {
        return decided;
    }

    @Override
    public <R> CompletableFuture<R> send(Object command) {
        switch (command) {
            case SubscriptionCommand c -> passengers.handle(c);
            case MessageCommand c -> {
                try {
                    messages.handle(c);
                } catch (MessageRefusal refusal) {
                    return CompletableFuture.failedFuture(refusal);
                }
            }
            case JourneyCommand c -> decided.add(c);
            default -> throw new AssertionError(command);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        throw new AssertionError("not used");
    }

    @Override
    public <R> R sendAndWait(Object command) {
        throw new AssertionError("waits for ever");
    }

    @Override
    public <R> R sendAndWait(Object command, long timeout, TimeUnit unit) {
        throw new AssertionError("not used");
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        return () -> true;
    }
}
