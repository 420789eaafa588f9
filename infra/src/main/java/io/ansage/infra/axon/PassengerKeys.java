package io.ansage.infra.axon;

import io.ansage.domain.subscription.PassengerId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;

/** The keys with which the personal events of passengers are encrypted: one per passenger. */
public interface PassengerKeys {

    /** The key of a passenger; made on first use, in a transaction of its own, so that it outlives a rollback. */
    PassengerKey keyOf(PassengerId passenger);

    /** Makes the keys of those who have none, all at once and as safely, so that {@link #keyOf} has them at hand. */
    default void prepare(Collection<PassengerId> passengers) {}

    /** The key with this id; empty once it has been erased. */
    Optional<SecretKey> find(UUID keyId);

    /**
     * Makes everything written with this passenger's key unreadable, for ever and everywhere. Other nodes stop reading
     * within a minute. End the passenger's subscriptions before: what is written afterwards gets a new key.
     *
     * @return false if the passenger has no key
     */
    boolean erase(PassengerId passenger);

    /** A key and the name under which encrypted payloads refer to it, which says nothing about the passenger. */
    record PassengerKey(UUID id, SecretKey key) {

        @Override
        public String toString() {
            return "PassengerKey[" + id + "]";
        }
    }
}
