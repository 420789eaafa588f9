package io.ansage.query.subscription;

import java.util.Collection;

/**
 * Told by the projection that subscriptions began, changed or ended, of a whole batch at once. Called for live events
 * only, in the transaction that writes the index, which is written already; an exception rolls the whole batch back, to be tried again.
 */
@FunctionalInterface
public interface SubscriptionTrigger {

    /** The subscriptions as they stand now, each once. */
    void changed(Collection<SubscriptionRow> subscriptions);
}
