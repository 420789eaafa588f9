package io.ansage.domain.subscription;

/** A subscription refuses a command. */
public final class SubscriptionRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; {@code NOT_FOUND} also for somebody else's subscription, which for the asker does not exist. */
    public enum Reason {
        NOT_FOUND, ENDED, ID_TAKEN
    }

    private final Reason reason;

    public SubscriptionRefusal(Reason reason, SubscriptionId id) {
        super("subscription " + id + ": " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
