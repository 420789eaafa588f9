package io.ansage.command.ingest;

import io.ansage.command.api.JourneyAnswer;
import io.ansage.domain.journey.command.JourneyCommand;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/**
 * Runs many commands in one unit of work and one transaction: the bus nests each command's own unit of work in the one
 * it finds on the thread, and all events are appended at once when the outer one commits.
 */
public final class RootUnitOfWork {

    private final CommandBus commands;
    private final TransactionManager transactions;

    public RootUnitOfWork(CommandBus commands, TransactionManager transactions) {
        this.commands = commands;
        this.transactions = transactions;
    }

    /** Runs the work; all of it is kept when this returns, nothing when it throws. */
    public void run(Consumer<RootUnitOfWork> work) {
        var root = DefaultUnitOfWork.startAndGet(new GenericMessage<>("batch"));
        try {
            root.attachTransaction(transactions);
            work.accept(this);
            root.commit();
        } catch (RuntimeException | Error e) {
            if (root.isActive()) {
                root.rollback(e);
            }
            throw e;
        }
    }

    /** Dispatches a command on this thread and hands back the journey's answer. */
    public JourneyAnswer dispatch(JourneyCommand command) {
        var answer = new CompletableFuture<JourneyAnswer>();
        commands.<JourneyCommand, JourneyAnswer>dispatch(GenericCommandMessage.asCommandMessage(command),
                (_, result) -> {
                    if (result.isExceptional()) {
                        answer.completeExceptionally(result.exceptionResult());
                    } else {
                        answer.complete(result.getPayload());
                    }
                });
        if (answer.isCompletedExceptionally()) {
            var cause = answer.exceptionNow();
            throw cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
        }
        return answer.resultNow();
    }
}
