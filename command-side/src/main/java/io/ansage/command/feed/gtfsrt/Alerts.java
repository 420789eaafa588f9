package io.ansage.command.feed.gtfsrt;

import com.google.transit.realtime.GtfsRealtime.Alert;
import com.google.transit.realtime.GtfsRealtime.EntitySelector;
import com.google.transit.realtime.GtfsRealtime.TranslatedString;
import io.ansage.command.feed.FeedText;
import io.ansage.command.feed.StopDirectory;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.observation.ReportedStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an alert says about a trip. */
final class Alerts {

    private static final int CAUSE_LIMIT = 500;

    private Alerts() {}

    /** Whether it is meant for now or later: no period, or one that has not ended. */
    static boolean isCurrent(Alert alert, Instant at) {
        return alert.getActivePeriodCount() == 0 || alert.getActivePeriodList()
                .stream()
                .anyMatch(period -> !period.hasEnd() || period.getEnd() == 0
                        || period.getEnd() >= at.getEpochSecond());
    }

    /** "No service" for a trip is a cancellation; for a trip at one stop it is a cancelled call. */
    static ReportedStatus status(Alert alert, EntitySelector selector) {
        return noService(alert) && !selector.hasStopId() ? ReportedStatus.CANCELLED : ReportedStatus.UNKNOWN;
    }

    static List<ObservedCall> calls(Alert alert, EntitySelector selector, String network, StopDirectory stops) {
        if (!noService(alert) || selector.getStopId().isBlank()) {
            return List.of();
        }
        var stop = stops.findStop(network, selector.getStopId())
                .map(StopDirectory.Stop::id)
                .orElseGet(() -> new StopId(FeedText.line(selector.getStopId(), 100)));
        return List.of(new ObservedCall(null, stop, null, null, null, null, null, null, null, null, null, null, true,
                CallPhase.AHEAD));
    }

    /** Its headline, in English if there is one. A text that cannot be used is left out and blocks nothing. */
    static @Nullable Cause cause(Alert alert) {
        var text = FeedText.line(text(alert.hasHeaderText() ? alert.getHeaderText() : alert.getDescriptionText()),
                CAUSE_LIMIT);
        return text.isEmpty() ? null : new Cause(text);
    }

    private static String text(TranslatedString texts) {
        return texts.getTranslationList()
                .stream()
                .filter(t -> !t.hasLanguage() || t.getLanguage().isEmpty() || t.getLanguage().startsWith("en"))
                .findFirst()
                .or(() -> texts.getTranslationList().stream().findFirst())
                .map(TranslatedString.Translation::getText)
                .orElse("");
    }

    private static boolean noService(Alert alert) {
        return alert.hasEffect() && alert.getEffect() == Alert.Effect.NO_SERVICE;
    }
}
