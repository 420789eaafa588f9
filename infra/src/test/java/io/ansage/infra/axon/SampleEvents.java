package io.ansage.infra.axon;

import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.ConnectionHeld;
import io.ansage.domain.journey.event.ConnectionReleased;
import io.ansage.domain.journey.event.JourneyCancelled;
import io.ansage.domain.journey.event.JourneyCompleted;
import io.ansage.domain.journey.event.JourneyCorrected;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.domain.journey.event.JourneyMessagePublished;
import io.ansage.domain.journey.event.JourneyReinstated;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.PlatformChanged;
import io.ansage.domain.journey.event.StopCallAdded;
import io.ansage.domain.journey.event.StopCallCancelled;
import io.ansage.domain.journey.event.StopCallPassed;
import io.ansage.domain.journey.event.StopCallReinstated;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.domain.message.Audience;
import io.ansage.domain.message.Inhibits;
import io.ansage.domain.message.LineRef;
import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.Severity;
import io.ansage.domain.message.Span;
import io.ansage.domain.message.event.DraftEdited;
import io.ansage.domain.message.event.MessageArchived;
import io.ansage.domain.message.event.MessageDrafted;
import io.ansage.domain.message.event.MessageEvent;
import io.ansage.domain.message.event.MessageEventTypes;
import io.ansage.domain.message.event.MessagePublished;
import io.ansage.domain.message.event.MessageRevised;
import io.ansage.domain.subscription.EndReason;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.event.PreferencesChanged;
import io.ansage.domain.subscription.event.SubscriptionEnded;
import io.ansage.domain.subscription.event.SubscriptionEvent;
import io.ansage.domain.subscription.event.SubscriptionEventTypes;
import io.ansage.domain.subscription.event.SubscriptionStarted;
import io.ansage.domain.subscription.event.TripReplaced;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.text.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** One event of every kind, as full as it can be. */
public final class SampleEvents {

    public static final JourneyId JOURNEY = JourneyId.of("ie", "A906", ServiceDate.of(2025, 10, 3));
    private static final JourneyId FEEDER = JourneyId.of("ie", "A905", ServiceDate.of(2025, 10, 3));
    public static final PassengerId PASSENGER = new PassengerId("canary-passenger-7f3a");
    public static final SubscriptionId SUBSCRIPTION = new SubscriptionId("5f2c7e0e-0001-4000-8000-000000000001");

    public static final MessageId MESSAGE = new MessageId("5f2c7e0e-0002-4000-8000-000000000002");

    private static final Instant SEEN = Instant.parse("2025-10-03T13:10:02Z");
    private static final Provenance PROVENANCE = new Provenance(new Source("irish-rail", SourceKind.REALTIME), SEEN,
            SEEN.plusSeconds(3), null, Acceptance.VISIBLE_CHANGE);
    private static final Provenance OPERATOR = new Provenance(new Source("operator", SourceKind.OPERATOR), SEEN,
            SEEN.plusSeconds(3), SEEN.plusSeconds(7200), Acceptance.OPERATOR_DECISION);

    private SampleEvents() {}

    /** A sample of this type. */
    public static JourneyEvent of(JourneyEventTypes type) {
        return switch (type) {
            case JOURNEY_SCHEDULED -> new JourneyScheduled(JOURNEY, new TrainNumber("A906"), "Sligo - Dublin",
                    "Dublin Connolly", ZoneId.of("Europe/Dublin"), List.of(call(0, "Sligo"), call(1_000_000, "Dublin")),
                    PROVENANCE);
            case TIMES_CHANGED -> times(13);
            case JOURNEY_CANCELLED -> new JourneyCancelled(JOURNEY, new Cause("Fallen tree"), OPERATOR);
            case JOURNEY_REINSTATED -> new JourneyReinstated(JOURNEY, OPERATOR);
            case STOP_CALL_CANCELLED -> new StopCallCancelled(JOURNEY, 500, new Cause("Flooding"), OPERATOR);
            case STOP_CALL_REINSTATED -> new StopCallReinstated(JOURNEY, 500, OPERATOR);
            case STOP_CALL_ADDED -> new StopCallAdded(JOURNEY, call(500, "Dromod"), PROVENANCE);
            case PLATFORM_CHANGED -> new PlatformChanged(JOURNEY, 0, new Platform("1"), new Platform("7a"), OPERATOR);
            case STOP_CALL_PASSED -> new StopCallPassed(JOURNEY, 500, CallPhase.DEPARTED, SEEN, PROVENANCE);
            case JOURNEY_COMPLETED -> new JourneyCompleted(JOURNEY, SEEN, PROVENANCE);
            case JOURNEY_CORRECTED ->
                    new JourneyCorrected(JOURNEY, 15, List.of(callTimes(0)), "runs again after its end",
                            PROVENANCE);
            case JOURNEY_MESSAGE_PUBLISHED ->
                    new JourneyMessagePublished(JOURNEY, "m-1", "Bus from \"Dromod\", Gleis 7ä",
                            OPERATOR);
            case CONNECTION_HELD -> new ConnectionHeld(JOURNEY, 500, FEEDER, 6, OPERATOR);
            case CONNECTION_RELEASED -> new ConnectionReleased(JOURNEY, 500, FEEDER, OPERATOR);
        };
    }

    /** A sample of this type. */
    public static SubscriptionEvent of(SubscriptionEventTypes type) {
        return switch (type) {
            case SUBSCRIPTION_STARTED ->
                    new SubscriptionStarted(SUBSCRIPTION, PASSENGER, TripPlan.of(new Leg(JOURNEY, 0, 1_000_000)),
                            new Preferences(10, "de"), SEEN);
            case PREFERENCES_CHANGED -> new PreferencesChanged(SUBSCRIPTION, PASSENGER, new Preferences(2, "fr"), SEEN);
            case TRIP_REPLACED ->
                    new TripReplaced(SUBSCRIPTION, PASSENGER, TripPlan.of(new Leg(JOURNEY, 1, 2)), SEEN);
            case SUBSCRIPTION_ENDED -> new SubscriptionEnded(SUBSCRIPTION, PASSENGER, EndReason.BY_OWNER, SEEN);
        };
    }

    /** A sample of this type. */
    public static MessageEvent of(MessageEventTypes type) {
        return switch (type) {
            case MESSAGE_DRAFTED -> new MessageDrafted(MESSAGE, words("Line closed"), "anna", SEEN);
            case DRAFT_EDITED -> new DraftEdited(MESSAGE, words("Sligo line closed"), "ben", SEEN);
            case MESSAGE_PUBLISHED -> new MessagePublished(MESSAGE, "anna", SEEN);
            case MESSAGE_REVISED -> new MessageRevised(MESSAGE, 2, words("Closed until 18:00"), true, "anna", SEEN);
            case MESSAGE_ARCHIVED -> new MessageArchived(MESSAGE, true, "anna", SEEN);
        };
    }

    private static MessageContent words(String title) {
        return new MessageContent(
                Map.of("en", new Text(title, title + " between Dromod and Sligo."), "de",
                        new Text("Strecke gesperrt", "Zwischen Dromod und Sligo.")),
                new Audience(List.of(JOURNEY), List.of(new Leg(JOURNEY, 0, 500)), List.of(new StopId("ie:dromod")),
                        List.of(new LineRef("ie", "Sligo - Dublin")), List.of("ie")),
                Severity.CLOSURE, Inhibits.DELAYS_AND_PLATFORMS, new Span(SEEN, SEEN.plusSeconds(7200)),
                new Span(SEEN, SEEN.plusSeconds(10_800)), false);
    }

    /** News of a delay of the whole train. */
    public static TimesChanged times(int minutes) {
        return times(JOURNEY, minutes);
    }

    /** News of a delay of another train. */
    public static TimesChanged times(JourneyId journey, int minutes) {
        return new TimesChanged(journey, minutes, List.of(callTimes(0)), new Cause("Signal fault"), PROVENANCE);
    }

    private static CallTimes callTimes(int order) {
        return new CallTimes(order, SEEN.plusSeconds(60), SEEN.plusSeconds(61), SEEN.plusSeconds(120),
                SEEN.plusSeconds(121));
    }

    private static StopCall call(int order, String name) {
        return new StopCall(order, new StopId("ie:" + name), name, SEEN.plusSeconds(order),
                SEEN.plusSeconds(order + 60),
                new Platform("2"));
    }
}
