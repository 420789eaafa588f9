package io.ansage.domain.journey;

import io.ansage.domain.observation.QuarantineReason;

/** A journey refuses a command, because what it says cannot be. */
public final class JourneyRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final QuarantineReason reason;

    public JourneyRefusal(QuarantineReason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public QuarantineReason reason() {
        return reason;
    }
}
