package io.ansage.infra.axon;

import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives a command a transaction of its own, unless it is part of a batch that has one already. A command that fails
 * within a batch then fails alone: it does not mark the transaction of all the others as to be rolled back.
 */
public final class JoiningTransactionManager implements TransactionManager {

    private final TransactionManager own;

    public JoiningTransactionManager(TransactionManager own) {
        this.own = own;
    }

    @Override
    public Transaction startTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? NoTransactionManager.instance().startTransaction()
                : own.startTransaction();
    }
}
