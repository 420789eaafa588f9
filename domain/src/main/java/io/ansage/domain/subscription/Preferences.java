package io.ansage.domain.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a passenger wants to be told.
 *
 * @param thresholdMinutes  the first delay worth telling: 2, 5, 10, 15 or 30 minutes; 0 for no delays at all
 * @param stepMinutes       how far outside the range told the truth must lie to be told again: 2, 5, 10 or 15 minutes
 * @param lookAheadMinutes  how long before departure delays begin to matter: 15 to 1,440 minutes
 * @param languages         languages of the messages in the order of preference: en, de, fr
 * @param quiet             when to be quiet; never if absent
 * @param doNotDisturbUntil nothing but urgent news before; absent if they may be disturbed
 * @param channels          channels for ordinary news; every channel if empty
 * @param urgentChannels    channels for urgent news; every channel if empty
 * @param digestAt          time of day for one summary of a recurring ride, in its zone; none if absent
 * @param reminderMinutes   how long before departure to be reminded of it: 1 to 240 minutes; 0 for not at all
 * @param stepFree          whether lifts and step-free ways matter to them
 */
public record Preferences(int thresholdMinutes, int stepMinutes, int lookAheadMinutes, List<String> languages,
        @Nullable QuietHours quiet, @Nullable Instant doNotDisturbUntil, List<String> channels,
        List<String> urgentChannels, @Nullable LocalTime digestAt, int reminderMinutes, boolean stepFree) {

    private static final Set<Integer> THRESHOLDS = Set.of(0, 2, 5, 10, 15, 30);
    private static final Set<Integer> STEPS = Set.of(2, 5, 10, 15);
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr");
    private static final int STEP = 5;
    private static final int LOOK_AHEAD = 120;

    /** Hears of five minutes and more, in English. Stands below the sets it is checked against. */
    public static final Preferences DEFAULT = new Preferences(5, "en");

    public Preferences {
        languages = List.copyOf(languages);
        channels = List.copyOf(channels);
        urgentChannels = List.copyOf(urgentChannels);
        check(THRESHOLDS.contains(thresholdMinutes), "thresholdMinutes: must be one of 2, 5, 10, 15, 30, or 0 for off");
        check(STEPS.contains(stepMinutes), "stepMinutes: must be one of 2, 5, 10, 15");
        check(lookAheadMinutes >= 15 && lookAheadMinutes <= 1440, "lookAheadMinutes: must be 15 to 1440");
        check(!languages.isEmpty() && LANGUAGES.containsAll(languages), "language: must be one of en, de, fr");
        check(reminderMinutes >= 0 && reminderMinutes <= 240, "reminderMinutes: must be 1 to 240, or 0 for none");
    }

    /** Everything else as most want it. */
    public Preferences(int thresholdMinutes, String language) {
        this(thresholdMinutes, STEP, LOOK_AHEAD, List.of(language), null, null, List.of(), List.of(), null, 0, false);
    }

    /** The language asked for first. */
    public String language() {
        return languages.getFirst();
    }

    /** How long before departure delays begin to matter. */
    public Duration lookAhead() {
        return Duration.ofMinutes(lookAheadMinutes);
    }

    /** Whether they want to hear of delays at all. */
    public boolean delays() {
        return thresholdMinutes > 0;
    }

    /**
     * Until when they want quiet; absent if they may be disturbed now. Urgent news does not wait for do-not-disturb, and
     * for quiet hours only if they say so.
     */
    public @Nullable Instant quietUntil(Instant now, boolean urgent) {
        Instant end = quiet == null || urgent && quiet.urgentPasses() ? null : quiet.endsAfter(now);
        Instant disturbFrom = urgent ? null : doNotDisturbUntil;
        if (disturbFrom == null || !disturbFrom.isAfter(now)) {
            return end;
        }
        return end == null || disturbFrom.isAfter(end) ? disturbFrom : end;
    }

    private static void check(boolean fine, String message) {
        if (!fine) {
            throw new IllegalArgumentException(message);
        }
    }
}
