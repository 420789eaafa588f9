package io.ansage.query.delivery;

import io.ansage.domain.subscription.DeviceId;
import java.util.Collection;

/** Keeps the addresses of devices clean. Works set-based, within the transaction of its caller. */
public interface DeviceStore {

    /** The provider knows them no more: nothing is ever sent there again. */
    void forget(Collection<DeviceId> gone);

    /** The provider doubts these. */
    void suspect(Collection<DeviceId> doubted);

    /** The provider took something for these, whatever it doubted before. */
    void clear(Collection<DeviceId> reached);
}
