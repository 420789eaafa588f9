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
        return register(owner, new Registration(channel, address, address.token(), null, null, null), at);
    }

    List<Device> listOf(PassengerId owner);

    /**
     * Shows that an address is its owner's, who has read the code there. A code can be tried five times.
     *
     * @param codeHash SHA-256 of what they sent, in hex
     * @param at       machine time
     */
    Confirmation confirm(PassengerId owner, DeviceId id, String codeHash, Instant at);

    /** Removes the device with this key, whoever asks: the key was sent to it and to nobody else. False if there is none. */
    boolean stop(String stopKey);

    /** What came of a code. */
    enum Confirmation {
        CONFIRMED, WRONG, OVER, NO_SUCH_DEVICE
    }

    /** Returns false if the owner has no such device. */
    boolean remove(PassengerId owner, DeviceId id);

    /**
     * A device, without its address: that is never shown.
     *
     * @param label     distinguishes it for its owner, as far as it is no secret; absent if nothing does
     * @param confirmed whether anything is sent there; false while its address is to be shown to be its owner's
     */
    record Device(DeviceId id, String channel, Instant registeredAt, @Nullable String label, boolean confirmed) {

        /** Without the label, which may be a mailbox. */
        @Override
        public String toString() {
            return "Device[" + id + ", " + channel + "]";
        }
    }

    /**
     * A device to be registered.
     *
     * @param identity what two registrations of the same have in common; a secret like the address
     * @param label    distinguishes it for its owner, as far as it is no secret; absent if nothing does
     * @param code     what has to be shown before anything is sent; absent where nothing has
     * @param stopKey  by which whoever has it ends the device; absent where there is none
     */
    record Registration(String channel, DeviceAddress address, String identity, @Nullable String label,
            @Nullable Code code, @Nullable String stopKey) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Registration[" + channel + "]";
        }
    }

    /**
     * A code that was sent to an address.
     *
     * @param hash  its SHA-256, in hex
     * @param until when it is over, in machine time
     */
    record Code(String hash, Instant until) {}
}
