package io.ansage.web.passenger;

import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.QuietHours;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How I want to be told. */
@Schema(description = "What is left out stays as it is.")
record PreferencesRequest(
        @Schema(description = "First delay worth telling: 2, 5, 10, 15 or 30 minutes; 0 for no delays",
                example = "10") @Nullable Integer thresholdMinutes,
        @Schema(description = "How far off what was told must be to be told again: 2, 5, 10 or 15 minutes",
                example = "5") @Nullable Integer stepMinutes,
        @Schema(description = "How long before departure delays begin to matter: 15 to 1440 minutes",
                example = "120") @Nullable Integer lookAheadMinutes,
        @Schema(description = "en, de or fr", example = "de") @Nullable String language,
        @Schema(description = "Languages in the order of preference", example = "[\"fr\",\"en\"]") @Nullable List<
                String> languages,
        @Nullable QuietRequest quietHours,
        @Schema(description = "Nothing but urgent news before",
                example = "2025-10-03T18:00:00Z") @Nullable String doNotDisturbUntil,
        @Schema(description = "Channels for ordinary news; every one if empty", example = "[\"fcm\"]") @Nullable List<
                String> channels,
        @Schema(description = "Channels for urgent news; every one if empty", example = "[]") @Nullable List<
                String> urgentChannels,
        @Schema(description = "Time of day for one summary of a commute", example = "06:30") @Nullable String digestAt,
        @Schema(description = "How long before departure to be reminded of it: 1 to 240 minutes; 0 for not at all",
                example = "15") @Nullable Integer reminderMinutes,
        @Schema(description = "Lifts and step-free ways matter to me") @Nullable Boolean stepFree,
        @Schema(description = "Nothing of a recurring ride before this day",
                example = "2025-10-20") @Nullable String pausedUntil,
        @Schema(description = "What to have no more: quietHours, doNotDisturbUntil, digestAt, pausedUntil",
                example = "[\"digestAt\"]") @Nullable Set<String> clear) {

    static final PreferencesRequest NOTHING = new PreferencesRequest(null, null, null, null, null, null, null, null,
            null, null, null, null, null, null);

    /** The two wishes that the short form knows. */
    static PreferencesRequest of(@Nullable Integer thresholdMinutes, @Nullable String language) {
        return new PreferencesRequest(thresholdMinutes, null, null, language, null, null, null, null, null, null, null,
                null, null, null);
    }

    private static final Set<String> CLEARED = Set.of("quietHours", "doNotDisturbUntil", "digestAt", "pausedUntil");
    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** When to be quiet. */
    record QuietRequest(@Schema(example = "22:00") @Nullable String from,
            @Schema(example = "06:00") @Nullable String until,
            @Schema(description = "My zone, not the train's", example = "Europe/Berlin") @Nullable String zone,
            @Schema(description = "Whether urgent news wakes me all the same; yes if absent") @Nullable Boolean urgentPasses) {

        private QuietHours read() {
            var window = WindowRequest.read("quietHours", new WindowRequest(from, until));
            var in = DaysRequest.zone("quietHours.zone", Inputs.text("quietHours.zone", zone, 64));
            return new QuietHours(window, in, !Boolean.FALSE.equals(urgentPasses));
        }
    }

    boolean clears(String field) {
        return clear != null && clear.contains(field);
    }

    /** The preferences that follow from those that hold now. */
    Preferences after(Preferences now) {
        if (clear != null && !CLEARED.containsAll(clear)) {
            throw Problem.invalid("clear", "Something to be cleared is not known.",
                    "Choose from quietHours, doNotDisturbUntil, digestAt, pausedUntil.");
        }
        var quiet = clears("quietHours") ? null : quietHours == null ? now.quiet() : quietHours.read();
        var until = clears("doNotDisturbUntil")
                ? null
                : doNotDisturbUntil == null
                        ? now.doNotDisturbUntil()
                        : Inputs.instant("doNotDisturbUntil", doNotDisturbUntil);
        LocalTime digest = clears("digestAt")
                ? null
                : digestAt == null ? now.digestAt() : WindowRequest.time("digestAt", digestAt);
        return named(() -> new Preferences(Objects.requireNonNullElse(thresholdMinutes, now.thresholdMinutes()),
                Objects.requireNonNullElse(stepMinutes, now.stepMinutes()),
                Objects.requireNonNullElse(lookAheadMinutes, now.lookAheadMinutes()), languages(now), quiet, until,
                channels("channels", channels, now.channels()),
                channels("urgentChannels", urgentChannels, now.urgentChannels()), digest,
                Objects.requireNonNullElse(reminderMinutes, now.reminderMinutes()),
                Objects.requireNonNullElse(stepFree, now.stepFree())));
    }

    private List<String> languages(Preferences now) {
        return languages != null
                ? Inputs.texts("languages", languages)
                : language != null ? List.of(language) : now.languages();
    }

    private static List<String> channels(String field, @Nullable List<String> asked, List<String> now) {
        if (asked == null) {
            return now;
        }
        var names = Inputs.texts(field, asked);
        if (names.size() > 8 || names.stream().anyMatch(c -> !CHANNEL.matcher(c).matches())) {
            throw Problem.invalid(field, "This is no list of channels.", "Name channels, such as fcm.");
        }
        return names;
    }

    /** The domain's complaints begin with the field's name. */
    private static Preferences named(Supplier<Preferences> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            var message = String.valueOf(e.getMessage());
            int colon = message.indexOf(": ");
            throw Problem.invalid(message.substring(0, Math.max(0, colon)), message, "Choose one of what is offered.");
        }
    }
}
