package io.ansage.infra.phone;

import io.ansage.domain.subscription.DeviceId;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.push.standin.FcmStandIn;
import io.ansage.query.api.Devices;
import java.time.Instant;
import java.util.List;

/** Where a stand-in takes the provider's place: whoever registers a device for it gets a virtual phone. */
public final class PhoneInstallingDevices implements Devices {

    private static final String CHANNEL = "fcm";

    private final Devices devices;
    private final FcmStandIn standIn;

    public PhoneInstallingDevices(Devices devices, FcmStandIn standIn) {
        this.devices = devices;
        this.standIn = standIn;
    }

    @Override
    public DeviceId register(PassengerId owner, Registration registration, Instant at) {
        if (registration.channel().equals(CHANNEL)) {
            standIn.install(registration.address().token());
        }
        return devices.register(owner, registration, at);
    }

    @Override
    public List<Device> listOf(PassengerId owner) {
        return devices.listOf(owner);
    }

    @Override
    public Confirmation confirm(PassengerId owner, DeviceId id, String codeHash, Instant at) {
        return devices.confirm(owner, id, codeHash, at);
    }

    @Override
    public boolean stop(String stopKey) {
        return devices.stop(stopKey);
    }

    @Override
    public boolean remove(PassengerId owner, DeviceId id) {
        return devices.remove(owner, id);
    }
}
