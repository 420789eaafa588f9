package io.ansage.domain.channel;

import java.util.List;
import java.util.Map;

/**
 * A way out of the house: hands messages to a provider that brings them to a device. The channel says what came of each
 * and whether trying again makes sense; trying again is the delivery worker's business, never the channel's.
 */
public interface NotificationChannel {

    /** Name under which devices register for this channel, such as {@code fcm}. */
    String id();

    /**
     * Hands over messages, blocking until the provider has answered or time is up for each.
     *
     * @return one outcome per message, in the same order; never throws for what a provider says or fails to say
     */
    List<DeliveryOutcome> deliver(List<PushMessage> messages);

    /**
     * Looks at an address before a device is registered under it, as far as can be told without sending anything.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without repeating it
     */
    default void check(DeviceAddress address) {}

    /**
     * Whether a later message takes the place of an earlier one of the same key. Where it does not, silent updates of what
     * was told are not sent.
     */
    default boolean replaces() {
        return true;
    }

    /**
     * Sends a code to an address of which it is not known whether it is its passenger's own.
     *
     * @param language of the text, such as {@code en}
     * @throws UnsupportedOperationException where addresses are not confirmed
     */
    default DeliveryOutcome challenge(DeviceAddress address, String code, String language) {
        throw new UnsupportedOperationException("addresses of " + id() + " are not confirmed");
    }

    /** What a client has to know to register; public. Nothing for most channels. */
    default Map<String, String> parameters() {
        return Map.of();
    }
}
