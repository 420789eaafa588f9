package io.ansage.domain.subscription.event;

/** The names under which subscription events are stored, with their revisions; see the journey's for the rules. */
public enum SubscriptionEventTypes {
    SUBSCRIPTION_STARTED("subscription-started", "2", SubscriptionStarted.class),
    PREFERENCES_CHANGED("subscription-preferences-changed", "2", PreferencesChanged.class),
    TRIP_REPLACED("subscription-trip-replaced", "1", TripReplaced.class),
    SUBSCRIPTION_ENDED("subscription-ended", "2", SubscriptionEnded.class);

    private final String typeName;
    private final String revision;
    private final Class<? extends SubscriptionEvent> type;

    SubscriptionEventTypes(String typeName, String revision, Class<? extends SubscriptionEvent> type) {
        this.typeName = typeName;
        this.revision = revision;
        this.type = type;
    }

    public String typeName() {
        return typeName;
    }

    public String revision() {
        return revision;
    }

    public Class<? extends SubscriptionEvent> type() {
        return type;
    }
}
