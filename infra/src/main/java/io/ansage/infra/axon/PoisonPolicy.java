package io.ansage.infra.axon;

import java.sql.SQLException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.springframework.dao.DataAccessException;

/**
 * Parks an event only if it is itself what the handler cannot take. What a database or network does to us is no fault of
 * the event: it is thrown on, so that the whole batch is rolled back and tried again. (Answering "do not enqueue" would
 * skip the event for good.)
 */
public final class PoisonPolicy implements EnqueuePolicy<EventMessage<?>> {

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof SQLException || t instanceof DataAccessException || t instanceof AxonTransientException
                    || t instanceof InterruptedException) {
                throw new RetryBatch(cause);
            }
        }
        return Decisions.enqueue(cause);
    }

    /** Rolls the batch back; the processor tries again. */
    static final class RetryBatch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RetryBatch(Throwable cause) {
            super("not the event's fault, trying its batch again: " + cause, cause);
        }
    }
}
