package io.ansage.domain.notice;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last question before a notice leaves the house: still wanted, still useful, still true? */
public final class SendGate {

    private final NoticePolicy policy;

    public SendGate(NoticePolicy policy) {
        this.policy = policy;
    }

    /**
     * Why the notice must not be sent any more; empty if it may.
     *
     * @param subscribed  whether the passenger still wants to know
     * @param truth       what is true of the leg now; absent if the journey is no longer known
     * @param reason      why it was planned
     * @param after       what the notice would make the passenger believe
     * @param usefulUntil when it stops being useful
     * @param now         passenger time
     */
    public Optional<SilenceReason> check(boolean subscribed, @Nullable LegTruth truth, NoticeReason reason,
            LastTold after, Instant usefulUntil, Instant now) {
        if (!subscribed) {
            return Optional.of(SilenceReason.UNSUBSCRIBED);
        }
        if (now.isAfter(usefulUntil) || truth == null || truth.finished()
                || truth.boarded() && reason.endsWithBoarding()) {
            return Optional.of(SilenceReason.PASSED);
        }
        return policy.stillTrue(truth, after) ? Optional.empty() : Optional.of(SilenceReason.SUPERSEDED);
    }
}
