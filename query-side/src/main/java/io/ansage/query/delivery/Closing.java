package io.ansage.query.delivery;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.subscription.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a parcel.
 *
 * @param outcome        what the provider said, or why it was not sent
 * @param outcomeUnknown it may have arrived, or has on some of the devices, and is tried again on others
 * @param nextAttemptAt  when it is tried again, in machine time; with status planned only
 * @param doneDevices    devices that have taken it, now or before
 * @param told           the passenger now believes what it says
 * @param replan         the passenger was not told, and is to be decided about anew
 * @param attempts       what was tried just now
 */
public record Closing(Parcel parcel, Status status, @Nullable String outcome, boolean outcomeUnknown,
        @Nullable Instant nextAttemptAt, Set<DeviceId> doneDevices, boolean told, boolean replan,
        List<Attempt> attempts) {

    /** What a row can become; planned means tried again. */
    public enum Status {
        PLANNED, ACCEPTED, FAILED, SUPERSEDED, EXPIRED, WITHDRAWN
    }

    public Closing {
        doneDevices = Set.copyOf(doneDevices);
        attempts = List.copyOf(attempts);
    }

    /** One device that was tried. */
    public record Attempt(Addressee.Device device, DeliveryOutcome outcome) {}

    static Closing notSent(Parcel parcel, Status status, String why, boolean replan) {
        return new Closing(parcel, status, why, parcel.outcomeUnknown(), null, parcel.doneDevices(), false, replan,
                List.of());
    }

    /** Name of an outcome in the ledger, the attempts and the metrics. */
    public static String nameOf(DeliveryOutcome outcome) {
        return switch (outcome) {
            case DeliveryOutcome.Accepted _ -> "ACCEPTED";
            case DeliveryOutcome.RecipientGone _ -> "RECIPIENT_GONE";
            case DeliveryOutcome.RecipientSuspect _ -> "RECIPIENT_SUSPECT";
            case DeliveryOutcome.TryLater later -> later.quota() ? "QUOTA" : "TRY_LATER";
            case DeliveryOutcome.Refused _ -> "REFUSED";
            case DeliveryOutcome.ChannelBroken _ -> "CHANNEL_BROKEN";
            case DeliveryOutcome.Unknown _ -> "UNKNOWN";
        };
    }
}
