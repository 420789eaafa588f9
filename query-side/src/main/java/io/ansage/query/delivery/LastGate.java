package io.ansage.query.delivery;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.notice.NoticeReason;
import io.ansage.domain.notice.SendGate;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripTruths;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.delivery.Closing.Status;
import io.ansage.query.message.MessageRow;
import io.ansage.query.message.MessageStore;
import io.ansage.query.notice.Muted;
import io.ansage.query.notice.Muting;
import io.ansage.query.outlook.OutlookStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the last question to every parcel, with the truth as it is now. */
public final class LastGate {

    private final OutlookStore outlooks;
    private final MessageGate messages;
    private final Muting muting;
    private final TripTruths truths;
    private final SendGate gate;

    public LastGate(OutlookStore outlooks, MessageStore messages, Muting muting, TripPolicy policy, TripTruths truths) {
        this.muting = muting;
        this.outlooks = outlooks;
        this.messages = new MessageGate(messages);
        this.truths = truths;
        this.gate = new SendGate(policy);
    }

    /** Parcels that may be sent, and closings of those that must not. */
    record Sorted(List<Parcel> open, List<Closing> closed) {}

    Sorted sort(List<Parcel> parcels, Instant now) {
        var known = new HashMap<JourneyId, JourneyOutlook>();
        outlooks.findAll(
                parcels.stream()
                        .flatMap(p -> p.addressee().legs().stream())
                        .map(Leg::journeyId)
                        .collect(Collectors.toUnmodifiableSet()))
                .forEach((id, positioned) -> known.put(id, positioned.outlook()));
        var situations = messages.findAll(parcels);
        var muted = new Muted(muting.listInhibiting(now), List.of());
        var open = new ArrayList<Parcel>();
        var closed = new ArrayList<Closing>();
        for (var parcel : parcels) {
            refusal(parcel, known, situations, muted, now).ifPresentOrElse(why -> closed.add(refused(parcel, why)),
                    () -> open.add(parcel));
        }
        return new Sorted(open, closed);
    }

    private Optional<SilenceReason> refusal(Parcel parcel, Map<JourneyId, JourneyOutlook> known,
            Map<MessageId, MessageRow> situations, Muted muted, Instant now) {
        var to = parcel.addressee();
        var after = parcel.content().after();
        if (to.active() && (parcel.newerWaits() || after.version() < to.toldVersion())) {
            return Optional.of(SilenceReason.SUPERSEDED);
        }
        var message = parcel.content().messageId();
        if (message != null) {
            return MessageGate.check(parcel, situations.get(message), now);
        }
        var truth = truths.of(to.legs(), known, muted::of, now);
        return gate.check(to.active(), truth, headline(parcel), NoticeReason.valueOf(parcel.content().reason()),
                parcel.content().before(), after, parcel.content().usefulUntil(), now);
    }

    /** Index of the leg that the notice is about; -1 if they do not ride it any more. */
    private static int headline(Parcel parcel) {
        var legs = parcel.addressee().legs();
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).journeyId().equals(parcel.content().journeyId())) {
                return i;
            }
        }
        return -1;
    }

    private static Closing refused(Parcel parcel, SilenceReason why) {
        // Where a newer notice waits there is nothing to decide anew.
        boolean replan = why == SilenceReason.SUPERSEDED && !parcel.newerWaits();
        if (!parcel.doneDevices().isEmpty()) {
            // Some of their devices have shown it: they were told, whatever becomes of the others.
            return Closing.notSent(parcel, Status.ACCEPTED, why.name(), replan);
        }
        return switch (why) {
            case UNSUBSCRIBED -> Closing.notSent(parcel, Status.WITHDRAWN, why.name(), false);
            // Its time is over, but what it also said of the rest of the trip may still have to be told.
            case PASSED -> Closing.notSent(parcel, Status.EXPIRED, why.name(),
                    parcel.content().messageId() == null && !parcel.newerWaits());
            // What may have arrived counts as told: better an all-clear too many than a passenger left with a wrong
            // belief.
            default -> new Closing(parcel, Status.SUPERSEDED, why.name(), false, null, Set.of(),
                    parcel.outcomeUnknown(), replan, List.of());
        };
    }
}
