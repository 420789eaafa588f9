package io.ansage.command.ingest;

/** What lies on the topic is no observation. Nothing can be done about it but to set it aside. */
public final class UnreadableObservation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableObservation(String what, Throwable cause) {
        super(what, cause);
    }
}
