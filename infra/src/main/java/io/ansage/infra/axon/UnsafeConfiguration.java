package io.ansage.infra.axon;

/** Says in one line which setting endangers events, and what to do. The application does not start with it. */
public final class UnsafeConfiguration extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnsafeConfiguration(String message) {
        super(message);
    }
}
