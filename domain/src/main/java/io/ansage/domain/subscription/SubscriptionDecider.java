package io.ansage.domain.subscription;

import io.ansage.domain.subscription.SubscriptionRefusal.Reason;
import io.ansage.domain.subscription.command.ChangePreferences;
import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.domain.subscription.command.ReplaceTrip;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.domain.subscription.command.SubscriptionCommand;
import io.ansage.domain.subscription.event.PreferencesChanged;
import io.ansage.domain.subscription.event.SubscriptionEnded;
import io.ansage.domain.subscription.event.SubscriptionEvent;
import io.ansage.domain.subscription.event.SubscriptionStarted;
import io.ansage.domain.subscription.event.TripReplaced;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which events a passenger's command makes. A subscription obeys its owner only, and its end is final. */
public final class SubscriptionDecider {

    private SubscriptionDecider() {}

    /**
     * The events that follow; none if it is so already.
     *
     * @throws SubscriptionRefusal if the subscription does not exist for this passenger, is over, or is another one
     */
    public static List<SubscriptionEvent> decide(@Nullable SubscriptionState state, SubscriptionCommand command) {
        if (state == null) {
            return switch (command) {
                case StartSubscription c -> List.of(new SubscriptionStarted(c.subscriptionId(), c.passengerId(),
                        c.target(), c.preferences(), c.at()));
                case ChangePreferences _,ReplaceTrip _,EndSubscription _ -> throw refuse(Reason.NOT_FOUND, command);
            };
        }
        if (!state.owner().equals(command.passengerId())) {
            throw refuse(Reason.NOT_FOUND, command);
        }
        return switch (command) {
            case EndSubscription c -> state.ended()
                    ? List.of()
                    : List.of(new SubscriptionEnded(c.subscriptionId(), c.passengerId(), c.because(), c.at()));
            case StartSubscription _ when state.ended() -> throw refuse(Reason.ENDED, command);
            case ChangePreferences _ when state.ended() -> throw refuse(Reason.ENDED, command);
            case ReplaceTrip _ when state.ended() -> throw refuse(Reason.ENDED, command);
            case StartSubscription c -> {
                if (!c.target().equals(state.target()) || !c.preferences().equals(state.preferences())) {
                    throw refuse(Reason.ID_TAKEN, command);
                }
                yield List.of();
            }
            case ChangePreferences c -> c.preferences().equals(state.preferences())
                    ? List.of()
                    : List.of(new PreferencesChanged(c.subscriptionId(), c.passengerId(), c.preferences(), c.at()));
            case ReplaceTrip c -> c.target().equals(state.target())
                    ? List.of()
                    : List.of(new TripReplaced(c.subscriptionId(), c.passengerId(), c.target(), c.at()));
        };
    }

    private static SubscriptionRefusal refuse(Reason reason, SubscriptionCommand command) {
        return new SubscriptionRefusal(reason, command.subscriptionId());
    }
}
