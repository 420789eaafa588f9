package io.ansage.command.subscription;

import io.ansage.command.DomainCommandTarget;
import io.ansage.command.Samples;
import io.ansage.domain.subscription.EndReason;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.SubscriptionRefusal;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.SubscriptionRefusal.Reason;
import io.ansage.domain.subscription.command.ChangePreferences;
import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.domain.subscription.event.PreferencesChanged;
import io.ansage.domain.subscription.event.SubscriptionEnded;
import io.ansage.domain.subscription.event.SubscriptionStarted;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class PassengerSubscriptionTest {

    private static final SubscriptionId ID = new SubscriptionId("subscription-1");
    private static final PassengerId OWNER = new PassengerId("passenger-1");
    private static final PassengerId STRANGER = new PassengerId("passenger-2");
    private static final TripPlan LEG = TripPlan.of(new Leg(Samples.ID, 1, 2));
    private static final Instant AT = Samples.at("09:00");
    private static final Preferences RARELY = new Preferences(15, "de");
    private static final StartSubscription START = new StartSubscription(ID, OWNER, LEG, Preferences.DEFAULT, AT);
    private static final ChangePreferences CHANGE = new ChangePreferences(ID, OWNER, RARELY, AT);
    private static final EndSubscription END = new EndSubscription(ID, OWNER, AT);
    private static final SubscriptionStarted STARTED = new SubscriptionStarted(ID, OWNER, LEG, Preferences.DEFAULT,
            AT);
    private static final SubscriptionEnded ENDED = new SubscriptionEnded(ID, OWNER, EndReason.BY_OWNER, AT);

    /** What comes back of an event whose key was erased is something else than what went in. */
    private record Unreadable() {}

    @Test
    void starts_changes_andEnds() {
        subscription().givenNoPriorActivity().when(START).expectEvents(STARTED);
        subscription().given(STARTED).when(CHANGE).expectEvents(new PreferencesChanged(ID, OWNER, RARELY, AT));
        subscription().given(STARTED).when(END).expectEvents(ENDED);
    }

    @Test
    void sameAgain_changesNothing() {
        subscription().given(STARTED).when(START).expectNoEvents().expectSuccessfulHandlerExecution();
        subscription().given(STARTED).andGivenCommands(CHANGE).when(CHANGE).expectNoEvents();
        subscription().given(STARTED, ENDED).when(END).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void anotherLegUnderTheSameId_isRefused() {
        expect(Reason.ID_TAKEN,
                new StartSubscription(ID, OWNER, TripPlan.of(new Leg(Samples.ID, 0, 2)), Preferences.DEFAULT, AT),
                STARTED);
    }

    @Test
    void doesNotExistForAnybodyButItsOwner() {
        expect(Reason.NOT_FOUND, new EndSubscription(ID, STRANGER, AT), STARTED);
        expect(Reason.NOT_FOUND, new ChangePreferences(ID, STRANGER, RARELY, AT), STARTED);
        expect(Reason.NOT_FOUND, new StartSubscription(ID, STRANGER, LEG, Preferences.DEFAULT, AT), STARTED);
    }

    @Test
    void endIsFinal() {
        expect(Reason.ENDED, START, STARTED, ENDED);
        expect(Reason.ENDED, CHANGE, STARTED, ENDED);
    }

    @Test
    void erasedSubscription_existsForNobody() {
        expect(Reason.NOT_FOUND, START, STARTED, new Unreadable());
        expect(Reason.NOT_FOUND, END, STARTED, new Unreadable());
    }

    private static AggregateTestFixture<PassengerSubscription> subscription() {
        var fixture = new AggregateTestFixture<>(PassengerSubscription.class);
        fixture.registerCommandTargetResolver(new DomainCommandTarget());
        return fixture;
    }

    private static void expect(Reason reason, Object command, Object... before) {
        subscription().given(before)
                .when(command)
                .expectNoEvents()
                .expectExceptionMessage(new SubscriptionRefusal(reason, ID).getMessage());
    }
}
