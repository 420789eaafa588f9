package io.ansage.query.api;

import io.ansage.domain.subscription.PassengerId;

/**
 * Forgets a passenger: sessions, devices, notices and subscriptions are deleted, and the key with which the events about
 * them were encrypted, so that these can never be read again. Journeys are untouched.
 */
public interface PassengerErasure {

    /** Erases in one transaction; erasing somebody unknown changes nothing. */
    void erase(PassengerId passenger);
}
