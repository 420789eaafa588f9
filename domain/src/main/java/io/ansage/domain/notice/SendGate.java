package io.ansage.domain.notice;

import java.time.Instant;
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
     * @param truth       what is true of the trip now
     * @param headline    index of the leg it is about; of a connection, that of the leg that arrives; -1 if they do not
     *                    ride it any more
     * @param before      what the passenger believed when it was planned
     * @param reason      why it was planned
     * @param after       what the notice would make the passenger believe
     * @param usefulUntil when it stops being useful
     * @param now         passenger time
     */
    public Optional<SilenceReason> check(boolean subscribed, TripTruth truth, int headline, NoticeReason reason,
            TripTold before, TripTold after, Instant usefulUntil, Instant now) {
        if (!subscribed) {
            return Optional.of(SilenceReason.UNSUBSCRIBED);
        }
        if (now.isAfter(usefulUntil) || headline >= 0 && isPast(truth, headline, reason)) {
            return Optional.of(SilenceReason.PASSED);
        }
        return policy.stillTrue(truth, before, after) ? Optional.empty() : Optional.of(SilenceReason.SUPERSEDED);
    }

    private static boolean isPast(TripTruth truth, int headline, NoticeReason reason) {
        if (reason.aboutConnection()) {
            return headline < truth.connections().size() && !truth.connections().get(headline).ahead();
        }
        var leg = truth.legs().get(headline);
        return leg.finished() || leg.boarded() && reason.endsWithBoarding();
    }
}
