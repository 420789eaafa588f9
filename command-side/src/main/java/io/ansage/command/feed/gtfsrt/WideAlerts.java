package io.ansage.command.feed.gtfsrt;

import com.google.transit.realtime.GtfsRealtime.Alert;
import com.google.transit.realtime.GtfsRealtime.EntitySelector;
import com.google.transit.realtime.GtfsRealtime.TimeRange;
import com.google.transit.realtime.GtfsRealtime.TranslatedString;
import io.ansage.command.feed.FeedText;
import io.ansage.command.feed.StopDirectory;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.message.FeedAlert;
import io.ansage.domain.message.FeedAlert.Words;
import io.ansage.domain.message.LineRef;
import io.ansage.domain.message.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an alert says of more than trips: of stations, routes or an agency. */
final class WideAlerts {

    private static final int TITLE = 200;
    private static final int BODY = 2_000;
    private static final String UNKNOWN = "und";

    private WideAlerts() {}

    /** Nothing where it names trips only, nothing we know, or no words. */
    static Optional<FeedAlert> find(Alert alert, String id, String network, StopDirectory stops, Instant at) {
        var about = alert.getInformedEntityList().stream().filter(selector -> !selector.hasTrip()).toList();
        var concerned = distinct(about, selector -> stop(selector, network, stops));
        var lines = distinct(about, selector -> line(selector, network, stops));
        var networks = distinct(about, selector -> selector.hasStopId() || selector.hasRouteId()
                ? Optional.empty()
                : Optional.of(network));
        var words = words(alert);
        if (words.isEmpty() || concerned.isEmpty() && lines.isEmpty() && networks.isEmpty()) {
            return Optional.empty();
        }
        var period = period(alert, at);
        return Optional.of(new FeedAlert(id, words, severity(alert), concerned, lines, networks,
                period == null ? null : instant(period.getStart()), period == null ? null : instant(period.getEnd())));
    }

    /** Zero, and what nobody can mean, is no limit. */
    private static @Nullable Instant instant(long seconds) {
        return StopTimes.plausible(seconds) ? Instant.ofEpochSecond(seconds) : null;
    }

    private static <T> List<T> distinct(List<EntitySelector> about, Function<EntitySelector, Optional<T>> read) {
        return about.stream().map(read).flatMap(Optional::stream).distinct().toList();
    }

    /** A route at one stop is a matter of that stop. */
    private static Optional<StopId> stop(EntitySelector selector, String network, StopDirectory stops) {
        return selector.hasStopId()
                ? stops.findStop(network, selector.getStopId()).map(StopDirectory.Stop::id)
                : Optional.empty();
    }

    private static Optional<LineRef> line(EntitySelector selector, String network, StopDirectory stops) {
        return selector.hasRouteId() && !selector.hasStopId()
                ? stops.findLine(network, selector.getRouteId()).map(line -> new LineRef(network, line))
                : Optional.empty();
    }

    private static TreeMap<String, Words> words(Alert alert) {
        var titles = byLanguage(alert.getHeaderText(), TITLE);
        var bodies = byLanguage(alert.getDescriptionText(), BODY);
        var words = new TreeMap<String, Words>();
        titles.forEach((language, title) -> words.put(language, new Words(title, bodies.getOrDefault(language, ""))));
        bodies.forEach((language, body) -> words.putIfAbsent(language, new Words(body, "")));
        return words;
    }

    private static TreeMap<String, String> byLanguage(TranslatedString texts, int limit) {
        var found = new TreeMap<String, String>();
        for (var text : texts.getTranslationList()) {
            var line = FeedText.line(text.getText(), limit);
            var language = FeedText.slug(text.getLanguage());
            if (!line.isEmpty()) {
                found.putIfAbsent(language.isEmpty() ? UNKNOWN : language, line);
            }
        }
        return found;
    }

    /** The first period that is not over. */
    private static @Nullable TimeRange period(Alert alert, Instant at) {
        return alert.getActivePeriodList()
                .stream()
                .filter(range -> !range.hasEnd() || range.getEnd() == 0 || range.getEnd() >= at.getEpochSecond())
                .findFirst()
                .orElse(null);
    }

    private static Severity severity(Alert alert) {
        return switch (alert.getEffect()) {
            case NO_SERVICE -> Severity.CLOSURE;
            case REDUCED_SERVICE, SIGNIFICANT_DELAYS, DETOUR, MODIFIED_SERVICE, STOP_MOVED -> Severity.DISRUPTION;
            case ACCESSIBILITY_ISSUE -> Severity.ACCESSIBILITY;
            default -> Severity.INFO;
        };
    }
}
