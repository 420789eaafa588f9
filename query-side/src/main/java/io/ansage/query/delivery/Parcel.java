package io.ansage.query.delivery;

import io.ansage.domain.subscription.DeviceId;
import java.time.Instant;
import java.util.Set;

/**
 * A row of the outbox that was claimed to be delivered, with all that is needed to do so.
 *
 * @param sequence       the row of the ledger
 * @param leaseUntil     until when it is ours, in machine time; whoever closes it must still hold this very lease
 * @param attempt        counts the claims, this one included
 * @param outcomeUnknown an earlier attempt may have arrived, or has on some of the devices
 * @param newerWaits     a newer notice that interrupts waits for the same subscription and says it all better
 * @param doneDevices    devices that have taken it already
 */
public record Parcel(long sequence, Instant leaseUntil, int attempt, boolean outcomeUnknown, boolean newerWaits,
        Set<DeviceId> doneDevices, Content content, Addressee addressee) {

    public Parcel {
        doneDevices = Set.copyOf(doneDevices);
    }
}
