package io.ansage.push.standin;

/** Hears what happens on virtual phones, as it happens. Called on the delivering thread: be quick. */
@FunctionalInterface
public interface PhoneListener {

    /** A message did something on a phone. */
    void happened(String token, PhoneState.Entry entry);
}
