package io.ansage.domain.message;

/** Which news of the trains concerned a message makes superfluous while it holds. */
public enum Inhibits {
    /** None. */
    NOTHING,
    /** Delays and platforms. That a train does not run is still told. */
    DELAYS_AND_PLATFORMS,
    /** Cancellations, too: the message itself says that the trains do not run. */
    CANCELLATIONS;

    public boolean delays() {
        return this != NOTHING;
    }

    public boolean cancellations() {
        return this == CANCELLATIONS;
    }
}
