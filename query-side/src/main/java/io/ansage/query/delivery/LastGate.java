package io.ansage.query.delivery;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.LegTruths;
import io.ansage.domain.notice.NoticePolicy;
import io.ansage.domain.notice.NoticeReason;
import io.ansage.domain.notice.SendGate;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.delivery.Closing.Status;
import io.ansage.query.outlook.OutlookStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the last question to every parcel, with the truth as it is now. */
public final class LastGate {

    private final OutlookStore outlooks;
    private final NoticePolicy policy;
    private final SendGate gate;

    public LastGate(OutlookStore outlooks, NoticePolicy policy) {
        this.outlooks = outlooks;
        this.policy = policy;
        this.gate = new SendGate(policy);
    }

    /** Parcels that may be sent, and closings of those that must not. */
    record Sorted(List<Parcel> open, List<Closing> closed) {}

    Sorted sort(List<Parcel> parcels, Instant now) {
        var known = outlooks.findAll(
                parcels.stream().map(p -> p.content().journeyId()).collect(Collectors.toUnmodifiableSet()));
        var open = new ArrayList<Parcel>();
        var closed = new ArrayList<Closing>();
        for (var parcel : parcels) {
            refusal(parcel, known, now).ifPresentOrElse(why -> closed.add(refused(parcel, why)),
                    () -> open.add(parcel));
        }
        return new Sorted(open, closed);
    }

    private Optional<SilenceReason> refusal(Parcel parcel, Map<JourneyId, Positioned> known, Instant now) {
        var to = parcel.addressee();
        var after = parcel.content().after();
        if (to.active() && (parcel.newerWaits() || after.version() < to.toldVersion())) {
            return Optional.of(SilenceReason.SUPERSEDED);
        }
        var outlook = known.get(parcel.content().journeyId());
        var truth = outlook == null ? null : truth(outlook.outlook(), to.leg(), now);
        return gate.check(to.active(), truth, NoticeReason.valueOf(parcel.content().reason()), after,
                parcel.content().usefulUntil(), now);
    }

    private @Nullable LegTruth truth(JourneyOutlook outlook, @Nullable Leg leg, Instant now) {
        boolean calls = leg != null && outlook.findCall(leg.boarding()).isPresent()
                && outlook.findCall(leg.alighting()).isPresent();
        return leg == null || !calls ? null : LegTruths.of(outlook, leg, now, policy.parameters());
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
            case PASSED -> Closing.notSent(parcel, Status.EXPIRED, why.name(), false);
            // What may have arrived counts as told: better an all-clear too many than a passenger left with a wrong
            // belief.
            default -> new Closing(parcel, Status.SUPERSEDED, why.name(), false, null, Set.of(),
                    parcel.outcomeUnknown(), replan, List.of());
        };
    }
}
