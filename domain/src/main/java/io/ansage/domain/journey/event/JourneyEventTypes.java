package io.ansage.domain.journey.event;

import java.util.List;

/**
 * The names under which journey events are stored and published, with their revisions. A name, once given, stays; a
 * changed meaning is a new revision and an upcaster.
 */
public enum JourneyEventTypes {
    JOURNEY_SCHEDULED("journey-scheduled", "1", JourneyScheduled.class),
    TIMES_CHANGED("journey-times-changed", "1", TimesChanged.class),
    JOURNEY_CANCELLED("journey-cancelled", "1", JourneyCancelled.class),
    JOURNEY_REINSTATED("journey-reinstated", "1", JourneyReinstated.class),
    STOP_CALL_CANCELLED("journey-stop-call-cancelled", "1", StopCallCancelled.class),
    STOP_CALL_REINSTATED("journey-stop-call-reinstated", "1", StopCallReinstated.class),
    STOP_CALL_ADDED("journey-stop-call-added", "1", StopCallAdded.class),
    PLATFORM_CHANGED("journey-platform-changed", "1", PlatformChanged.class),
    STOP_CALL_PASSED("journey-stop-call-passed", "1", StopCallPassed.class),
    JOURNEY_COMPLETED("journey-completed", "1", JourneyCompleted.class),
    JOURNEY_CORRECTED("journey-corrected", "1", JourneyCorrected.class),
    JOURNEY_MESSAGE_PUBLISHED("journey-message-published", "1", JourneyMessagePublished.class),
    CONNECTION_HELD("journey-connection-held", "1", ConnectionHeld.class),
    CONNECTION_RELEASED("journey-connection-released", "1", ConnectionReleased.class);

    private final String typeName;
    private final String revision;
    private final Class<? extends JourneyEvent> type;

    JourneyEventTypes(String typeName, String revision, Class<? extends JourneyEvent> type) {
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

    public Class<? extends JourneyEvent> type() {
        return type;
    }

    public static List<JourneyEventTypes> all() {
        return List.of(values());
    }
}
