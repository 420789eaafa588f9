package io.ansage.query.api;

import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.domain.subscription.PassengerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The devices of a passenger. Ordinary rows, never events, so that they can be erased. */
public interface Devices {

    /**
     * Registers a device, or updates it. What is identical belongs to one passenger at a time: registering it anew takes
     * it from whoever had it.
     */
    DeviceId register(PassengerId owner, Registration registration, Instant at);

    /** The same, of a device that is its address. */
    default DeviceId register(PassengerId owner, String channel, DeviceAddress address, Instant at) {
        return register(owner, new Registration(channel, address, address.token(), null), at);
    }

    List<Device> listOf(PassengerId owner);

    /** Returns false if the owner has no such device. */
    boolean remove(PassengerId owner, DeviceId id);

    /**
     * A device, without its address: that is never shown.
     *
     * @param label distinguishes it for its owner, as far as it is no secret; absent if nothing does
     */
    record Device(DeviceId id, String channel, Instant registeredAt, @Nullable String label) {}

    /**
     * A device to be registered.
     *
     * @param identity what two registrations of the same have in common; a secret like the address
     * @param label    distinguishes it for its owner, as far as it is no secret; absent if nothing does
     */
    record Registration(String channel, DeviceAddress address, String identity, @Nullable String label) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Registration[" + channel + "]";
        }
    }
}
