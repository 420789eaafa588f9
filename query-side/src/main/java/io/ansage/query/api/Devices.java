package io.ansage.query.api;

import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.domain.subscription.PassengerId;
import java.time.Instant;
import java.util.List;

/** The devices of a passenger. Ordinary rows, never events, so that they can be erased. */
public interface Devices {

    /**
     * Registers a device, or updates it. An address belongs to one passenger at a time: registering it anew takes it
     * from whoever had it.
     */
    DeviceId register(PassengerId owner, String channel, DeviceAddress address, Instant at);

    List<Device> listOf(PassengerId owner);

    /** Returns false if the owner has no such device. */
    boolean remove(PassengerId owner, DeviceId id);

    /** A device, without its address: that is never shown. */
    record Device(DeviceId id, String channel, Instant registeredAt) {}
}
