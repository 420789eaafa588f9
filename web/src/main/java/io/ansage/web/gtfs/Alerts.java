package io.ansage.web.gtfs;

import com.google.transit.realtime.GtfsRealtime.Alert;
import com.google.transit.realtime.GtfsRealtime.EntitySelector;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.TranslatedString;
import io.ansage.domain.journey.JourneyOutlook;
import java.util.Optional;

/** What is said of a journey in words: an operator's message, and why it is late or does not run. */
final class Alerts {

    private Alerts() {}

    /** The alert of a journey; none if nothing is said of it. */
    static Optional<FeedEntity> of(JourneyOutlook journey) {
        var cause = journey.cause() == null ? null : journey.cause().text();
        var said = journey.message() != null ? journey.message() : cause;
        if (said == null) {
            return Optional.empty();
        }
        var alert = Alert.newBuilder()
                .addInformedEntity(EntitySelector.newBuilder().setTrip(TripUpdates.trip(journey)))
                .setEffect(journey.cancelled() ? Alert.Effect.NO_SERVICE : Alert.Effect.UNKNOWN_EFFECT)
                .setHeaderText(text(said));
        if (cause != null && !cause.equals(said)) {
            alert.setDescriptionText(text(cause));
        }
        return Optional.of(FeedEntity.newBuilder().setId(journey.id() + "/alert").setAlert(alert).build());
    }

    private static TranslatedString text(String words) {
        return TranslatedString.newBuilder()
                .addTranslation(TranslatedString.Translation.newBuilder().setText(words))
                .build();
    }
}
