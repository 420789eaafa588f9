package io.ansage.domain.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The last question before a notice leaves the house: still wanted, still useful, still true? */
public final class SendGate {

    private final TripPolicy policy;

    public SendGate(TripPolicy policy) {
        this.policy = policy;
    }

    /**
     * Why the notice must not be sent any more; empty if it may.
     *
     * @param subscribed  whether the passenger still wants to know
     * @param legs        what is true of each leg of the trip now
     * @param before      what the passenger believed when it was planned
     * @param headline    what is true of the leg it is about
     * @param reason      why it was planned
     * @param after       what the notice would make the passenger believe
     * @param usefulUntil when it stops being useful
     * @param now         passenger time
     */
    public Optional<SilenceReason> check(boolean subscribed, List<LegTruth> legs, LegTruth headline,
            NoticeReason reason, TripTold before, TripTold after, Instant usefulUntil, Instant now) {
        if (!subscribed) {
            return Optional.of(SilenceReason.UNSUBSCRIBED);
        }
        if (now.isAfter(usefulUntil) || headline.finished() || headline.boarded() && reason.endsWithBoarding()) {
            return Optional.of(SilenceReason.PASSED);
        }
        return policy.stillTrue(legs, before, after) ? Optional.empty() : Optional.of(SilenceReason.SUPERSEDED);
    }
}
