package io.ansage.query.delivery;

import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.TripId;
import java.util.List;

/**
 * Who is to be told.
 *
 * @param legs        what they ride; none if there is no such trip any more
 * @param active      whether they still want to know
 * @param toldVersion version of what they were told last; 0 if nothing
 * @param devices     where they can be reached
 */
public record Addressee(TripId tripId, List<Leg> legs, boolean active, int toldVersion,
        List<Device> devices) {

    public Addressee {
        legs = List.copyOf(legs);
        devices = List.copyOf(devices);
    }

    /**
     * One device.
     *
     * @param suspect the provider has doubted its address once
     */
    public record Device(DeviceId id, String channel, DeviceAddress address, boolean suspect) {}
}
