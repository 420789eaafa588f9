package io.ansage.query.subscription;

import io.ansage.domain.subscription.SubscriptionId;
import java.util.Collection;

/** Keeps the index of subscriptions. Works within the transaction of its caller. */
public interface SubscriptionStore {

    /** Stores subscriptions, each of which comes once; one that is stored at this position or a later one stays. */
    void save(Collection<SubscriptionRow> rows);

    /** Those with these ids, ended ones included. */
    Collection<SubscriptionRow> findAll(Collection<SubscriptionId> ids);
}
