package io.ansage.query.delivery;

import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.RecipientSuspect;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.query.delivery.Closing.Attempt;
import io.ansage.query.notice.SettlingStore;
import io.ansage.query.notice.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** Claims parcels and writes down what became of them, each in one transaction: never while a provider is asked. */
public final class DeliveryRecords {

    private final Outbox outbox;
    private final DeviceStore devices;
    private final SettlingStore windows;
    private final Transactions transactions;
    private final Duration settle;

    /** {@code settle} is how long bad news settles; what is decided anew has done so. */
    public DeliveryRecords(Outbox outbox, DeviceStore devices, SettlingStore windows, Transactions transactions,
            Duration settle) {
        this.outbox = outbox;
        this.devices = devices;
        this.windows = windows;
        this.transactions = transactions;
        this.settle = settle;
    }

    List<Parcel> claim(Moment now, Instant leaseUntil, int most) {
        return transactions.inTransaction(() -> outbox.claim(now, leaseUntil, most));
    }

    void close(List<Closing> closings, Moment now) {
        if (closings.isEmpty()) {
            return;
        }
        transactions.inTransaction(() -> {
            // Windows before rows of the ledger, as planners and erasure take them: else each could wait for the other.
            var expected = outbox.listToDecideAnew(closings);
            open(expected, now);
            var again = new HashSet<>(outbox.close(closings, now));
            keepDevices(closings);
            again.removeAll(expected);
            open(again, now);
            return closings.size();
        });
    }

    private void open(Collection<JourneyId> journeys, Moment now) {
        windows.open(journeys, now.passenger().minus(settle), now.passenger());
    }

    boolean idle(Moment now) {
        return outbox.idle(now);
    }

    private void keepDevices(List<Closing> closings) {
        var attempts = closings.stream().flatMap(c -> c.attempts().stream()).toList();
        devices.forget(ids(attempts, a -> a.outcome() instanceof RecipientGone
                || a.outcome() instanceof RecipientSuspect && a.device().suspect()));
        devices.suspect(ids(attempts, a -> a.outcome() instanceof RecipientSuspect && !a.device().suspect()));
        devices.clear(ids(attempts, a -> a.outcome() instanceof Accepted && a.device().suspect()));
    }

    private static List<DeviceId> ids(List<Attempt> attempts, Predicate<Attempt> which) {
        return attempts.stream().filter(which).map(a -> a.device().id()).distinct().toList();
    }
}
