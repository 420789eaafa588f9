package io.ansage.query.notice;

import io.ansage.domain.notice.TripTold;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passengers for whom the policy must give the same answer: same legs, same preferences, same belief, same notice on its
 * way. The policy is asked once for all of them.
 *
 * @param legs the legs of their trip
 * @param told what they believe: what was taken by a provider last, or is being handed over right now
 * @param open the notice not yet seen by anyone that is planned or held for them, if there is one
 */
public record Cohort(List<Leg> legs, Preferences preferences, TripTold told, @Nullable Open open,
        Members members) {

    public Cohort {
        legs = List.copyOf(legs);
    }

    /** These members, in the order of their trips' ids. */
    public Cohort(List<Leg> legs, Preferences preferences, TripTold told, @Nullable Open open, List<Member> members) {
        this(legs, preferences, told, open, new Listed(List.copyOf(members)));
    }

    /** Who is in a cohort: how many is asked always, who they are only if they are to be told. */
    public interface Members {

        int size();

        /** In the order of their trips' ids. */
        List<Member> list();
    }

    private record Listed(List<Member> list) implements Members {

        @Override
        public int size() {
            return list.size();
        }
    }

    /**
     * The trip of one passenger of the cohort.
     *
     * @param generation   which of the trips that carried this id one after the other
     * @param openSequence ledger row of the open notice
     */
    public record Member(TripId tripId, int generation, SubscriptionId subscriptionId, PassengerId passengerId,
            @Nullable Long openSequence) {}

    /**
     * An open notice.
     *
     * @param held      held back, as opposed to planned
     * @param reason    name of the reason
     * @param after     what it would make them believe; absent while held
     * @param holdUntil until when it is held
     */
    public record Open(boolean held, String reason, @Nullable TripTold after, @Nullable Instant holdUntil) {}
}
