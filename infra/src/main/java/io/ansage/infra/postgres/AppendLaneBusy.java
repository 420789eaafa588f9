package io.ansage.infra.postgres;

import org.axonframework.common.AxonTransientException;

/** The turn to commit an append did not come in time, or could not come any more. Nothing is left of it: try again. */
public final class AppendLaneBusy extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    AppendLaneBusy(String message, Throwable cause) {
        super(message, cause);
    }
}
