package io.ansage.query.delivery;

import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.SubscriptionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told.
 *
 * @param leg         what they ride; absent if there is no such subscription any more
 * @param active      whether they still want to know
 * @param toldVersion version of what they were told last; 0 if nothing
 * @param devices     where they can be reached
 */
public record Addressee(SubscriptionId subscriptionId, @Nullable Leg leg, boolean active, int toldVersion,
        List<Device> devices) {

    public Addressee {
        devices = List.copyOf(devices);
    }

    /**
     * One device.
     *
     * @param suspect the provider has doubted its address once
     */
    public record Device(DeviceId id, String channel, DeviceAddress address, boolean suspect) {}
}
