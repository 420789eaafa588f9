package io.ansage.infra.axon;

import io.ansage.domain.subscription.command.SubscriptionCommand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.LoggingCallback;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has the subscription commands that come in while others are being committed wait for each other, and commits them
 * together: one transaction, one turn to append, one statement for the keys of all new passengers and one for what all
 * their subscriptions have been through. Nobody waits for a timer: where there is one command, it goes alone and at
 * once. All other commands go straight on, as does what is dispatched within a unit of work or a transaction.
 *
 * <p>A command that is refused is refused alone. A batch that fails is tried again by halves, until what cannot be
 * carried out fails alone. Callers hear of nothing before it is committed.
 */
public final class GroupedCommandBus implements CommandBus, AutoCloseable {

    private static final int BATCH = 500;
    /** About a second's work; who comes then is told to come again. */
    private static final int WAITING = 10_000;

    private final CommandBus commands;
    private final TransactionManager transactions;
    private final PassengerKeys keys;
    private final Consumer<Set<String>> lookAhead;
    private final BlockingQueue<Waiting<?, ?>> queue = new LinkedBlockingQueue<>(WAITING);
    private final Thread worker;
    private volatile boolean closed;

    /** {@code lookAhead} is told, within a unit of work, which aggregates its commands are for. */
    public GroupedCommandBus(CommandBus commands, TransactionManager transactions, PassengerKeys keys,
            Consumer<Set<String>> lookAhead) {
        this.commands = commands;
        this.transactions = transactions;
        this.keys = keys;
        this.lookAhead = lookAhead;
        this.worker = Thread.ofPlatform().daemon().name("ansage-subscriptions").start(this::work);
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, LoggingCallback.INSTANCE);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        if (!(command.getPayload() instanceof SubscriptionCommand) || CurrentUnitOfWork.isStarted()
                || TransactionSynchronizationManager.isActualTransactionActive() || closed) {
            commands.dispatch(command, callback);
        } else if (!queue.offer(new Waiting<C, R>(command, callback))) {
            callback.onResult(command, failure(new RejectedExecutionException("too many subscriptions at once")));
        }
    }

    private void work() {
        var batch = new ArrayList<Waiting<?, ?>>(BATCH);
        while (!closed || !queue.isEmpty()) {
            try {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                carryOut(List.copyOf(batch));
            } catch (InterruptedException e) {
                // Closed: what waits is carried out first, then this ends.
                closed = true;
            }
        }
    }

    private void carryOut(List<Waiting<?, ?>> batch) {
        try {
            commit(batch);
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                batch.getFirst().fail(e);
            } else {
                carryOut(batch.subList(0, batch.size() / 2));
                carryOut(batch.subList(batch.size() / 2, batch.size()));
            }
            return;
        }
        batch.forEach(Waiting::answer);
    }

    private void commit(List<Waiting<?, ?>> batch) {
        keys.prepare(each(batch, SubscriptionCommand::passengerId));
        var root = DefaultUnitOfWork.startAndGet(new GenericMessage<>("subscriptions"));
        try {
            root.attachTransaction(transactions);
            lookAhead.accept(each(batch, command -> command.subscriptionId().value()));
            batch.forEach(waiting -> waiting.dispatch(commands));
            root.commit();
        } catch (RuntimeException | Error e) {
            if (root.isActive()) {
                root.rollback(e);
            }
            throw e;
        }
    }

    private static <T> Set<T> each(List<Waiting<?, ?>> batch, Function<SubscriptionCommand, T> what) {
        var each = new LinkedHashSet<T>();
        batch.forEach(waiting -> each.add(what.apply((SubscriptionCommand) waiting.command.getPayload())));
        return each;
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return commands.subscribe(commandName, handler);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return commands.registerDispatchInterceptor(interceptor);
    }

    @Override
    public Registration registerHandlerInterceptor(
            org.axonframework.messaging.MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return commands.registerHandlerInterceptor(interceptor);
    }

    /** Carries out what waits, then takes no more to be grouped. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        worker.interrupt();
        worker.join();
    }

    private static <R> CommandResultMessage<R> failure(Throwable cause) {
        return GenericCommandResultMessage.asCommandResultMessage(cause);
    }

    /** A command, who asked, and once it was tried what came of it. */
    private static final class Waiting<C, R> {

        private final CommandMessage<C> command;
        private final CommandCallback<? super C, ? super R> callback;
        private @Nullable CommandResultMessage<? extends R> result;

        Waiting(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
            this.command = command;
            this.callback = callback;
        }

        void dispatch(CommandBus commands) {
            commands.<C, R>dispatch(command, (_, answer) -> result = answer);
        }

        void answer() {
            var known = result;
            callback.onResult(command, known != null ? known : failure(new IllegalStateException("no answer")));
        }

        void fail(Throwable cause) {
            callback.onResult(command, failure(cause));
        }
    }
}
