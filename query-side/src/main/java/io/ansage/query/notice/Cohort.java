package io.ansage.query.notice;

import io.ansage.domain.notice.LastTold;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passengers for whom the policy must give the same answer: same leg, same preferences, same belief, same notice on its
 * way. The policy is asked once for all of them.
 *
 * @param told what they believe: what was taken by a provider last, or is being handed over right now
 * @param open the notice not yet seen by anyone that is planned or held for them, if there is one
 */
public record Cohort(Leg leg, Preferences preferences, LastTold told, @Nullable Open open, List<Member> members) {

    public Cohort {
        members = List.copyOf(members);
    }

    /** One passenger of the cohort; {@code openSequence} is the ledger row of the open notice. */
    public record Member(SubscriptionId subscriptionId, PassengerId passengerId, @Nullable Long openSequence) {}

    /**
     * An open notice.
     *
     * @param held      held back, as opposed to planned
     * @param reason    name of the reason
     * @param after     what it would make them believe; absent while held
     * @param holdUntil until when it is held
     */
    public record Open(boolean held, String reason, @Nullable LastTold after, @Nullable Instant holdUntil) {}
}
