package io.ansage.query.subscription;

/**
 * Told by the projection that a subscription began, changed or ended. Called for live events only, in the transaction
 * that writes the index, which is written already; an exception rolls the whole batch back, to be tried again.
 */
@FunctionalInterface
public interface SubscriptionTrigger {

    /** The subscription as it stands now. */
    void changed(SubscriptionRow subscription);
}
