package io.ansage.query.alternative;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.ConnectionState;
import io.ansage.domain.notice.Mute;
import io.ansage.domain.notice.TripTruths;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.api.Offers.Offer;
import io.ansage.query.outlook.OutlookStore;
import java.time.Clock;
import java.util.HashMap;

/** Looks whether what was offered can still be travelled. */
public final class OffersThatHold {

    private final OutlookStore outlooks;
    private final TripTruths truths;
    private final Clock clock;

    public OffersThatHold(OutlookStore outlooks, TripTruths truths, Clock passengerClock) {
        this.outlooks = outlooks;
        this.truths = truths;
        this.clock = passengerClock;
    }

    public boolean holds(Offer offer) {
        var known = new HashMap<JourneyId, JourneyOutlook>();
        outlooks.findAll(offer.legs().stream().map(Leg::journeyId).toList())
                .forEach((id, positioned) -> known.put(id, positioned.outlook()));
        if (offer.legs().stream().anyMatch(leg -> TripTruths.calling(known, leg) == null)) {
            return false;
        }
        var truth = truths.of(offer.legs(), known, (_, _) -> Mute.NONE, clock.instant());
        for (int i = 0; i < offer.legs().size(); i++) {
            var leg = truth.legs().get(i);
            boolean caught = i < offer.kept() || !leg.boarded() && !leg.boardingCancelled();
            if (leg.cancelled() || leg.alightingCancelled() || leg.finished() || !caught) {
                return false;
            }
        }
        return truth.connections().stream().noneMatch(c -> c.state() == ConnectionState.BROKEN);
    }
}
