package io.ansage.infra.json;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.ansage.domain.subscription.Commute;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.LineWatch;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.QuietHours;
import io.ansage.domain.subscription.StopWatch;
import io.ansage.domain.subscription.Target;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.event.SubscriptionStarted;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * How subscriptions are written: a target under the name of its kind. Reads the first form, too, in which a subscription
 * was to one leg, and preferences were a threshold and a language.
 */
final class SubscriptionJson {

    private SubscriptionJson() {}

    static void addTo(SimpleModule module) {
        module.setMixInAnnotation(Target.class, Kinds.class);
        module.setMixInAnnotation(SubscriptionStarted.class, FirstForm.class);
        module.addDeserializer(TripPlan.class, new TripPlanReader());
        module.addDeserializer(Preferences.class, new PreferencesReader());
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = TripPlan.class)
    @JsonSubTypes({@JsonSubTypes.Type(value = TripPlan.class, name = "trip"),
            @JsonSubTypes.Type(value = Commute.class, name = "commute"),
            @JsonSubTypes.Type(value = StopWatch.class, name = "stop"),
            @JsonSubTypes.Type(value = LineWatch.class, name = "line")})
    private interface Kinds {}

    private interface FirstForm {
        @JsonAlias("leg")
        Target target();
    }

    private static final class TripPlanReader extends StdDeserializer<TripPlan> {

        TripPlanReader() {
            super(TripPlan.class);
        }

        @Override
        public TripPlan deserialize(JsonParser parser, DeserializationContext context) {
            var tree = context.readTree(parser);
            return tree.has("legs")
                    ? new TripPlan(List.of(context.readTreeAsValue(tree.get("legs"), Leg[].class)))
                    : TripPlan.of(context.readTreeAsValue(tree, Leg.class));
        }
    }

    private static final class PreferencesReader extends StdDeserializer<Preferences> {

        PreferencesReader() {
            super(Preferences.class);
        }

        @Override
        public Preferences deserialize(JsonParser parser, DeserializationContext context) {
            return context.readValue(parser, PreferencesForm.class).preferences();
        }
    }

    private record PreferencesForm(@Nullable Integer thresholdMinutes, @Nullable Integer stepMinutes,
            @Nullable Integer lookAheadMinutes, @Nullable List<String> languages, @Nullable String language,
            @Nullable QuietHours quiet, @Nullable Instant doNotDisturbUntil, @Nullable List<String> channels,
            @Nullable List<String> urgentChannels, @Nullable LocalTime digestAt, @Nullable Integer reminderMinutes,
            @Nullable Boolean stepFree) {

        Preferences preferences() {
            var usual = Preferences.DEFAULT;
            return new Preferences(or(thresholdMinutes, usual.thresholdMinutes()),
                    or(stepMinutes, usual.stepMinutes()), or(lookAheadMinutes, usual.lookAheadMinutes()),
                    languages != null ? languages : language != null ? List.of(language) : usual.languages(), quiet,
                    doNotDisturbUntil, or(channels, usual.channels()), or(urgentChannels, usual.urgentChannels()),
                    digestAt, or(reminderMinutes, usual.reminderMinutes()), or(stepFree, usual.stepFree()));
        }

        private static <T> T or(@Nullable T given, T usual) {
            return Objects.requireNonNullElse(given, usual);
        }
    }
}
