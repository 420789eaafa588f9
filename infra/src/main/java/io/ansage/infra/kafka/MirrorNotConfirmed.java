package io.ansage.infra.kafka;

/** Kafka has not confirmed what was sent. The batch is rolled back, its token stays, the processor tries again. */
public final class MirrorNotConfirmed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MirrorNotConfirmed(String message, Throwable cause) {
        super(message, cause);
    }
}
