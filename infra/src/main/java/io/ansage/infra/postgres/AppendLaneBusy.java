package io.ansage.infra.postgres;

import org.axonframework.common.AxonTransientException;

/** The turn to append did not come in time, because somebody else held it. Nothing was written: try again. */
public final class AppendLaneBusy extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    AppendLaneBusy(String message, Throwable cause) {
        super(message, cause);
    }
}
