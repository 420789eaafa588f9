package io.ansage.infra.postgres;

import io.ansage.command.ingest.OvertakenBatch;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.axonframework.common.AxonTransientException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionException;

/** Tells failures of the surroundings, which pass, from those that a record brings about each time it is tried. */
public final class PassingFailures {

    /** Connection, rollback (deadlock, serialization), resources, intervention, system, lock not available. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private PassingFailures() {}

    public static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (passes(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(Throwable failure) {
        return switch (failure) {
            case OvertakenBatch _ -> true;
            case ConcurrencyException _ -> true;
            case AxonTransientException _ -> true;
            case TransactionException _ -> true;
            case CannotGetJdbcConnectionException _ -> true;
            case TransientDataAccessException _ -> true;
            case SQLTransientException _ -> true;
            case SQLException e -> e.getSQLState() != null && e.getSQLState().length() == 5
                    && PASSING_CLASSES.contains(e.getSQLState().substring(0, 2));
            default -> false;
        };
    }
}
