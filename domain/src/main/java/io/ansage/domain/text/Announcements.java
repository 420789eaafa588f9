package io.ansage.domain.text;

import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyOutlook;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is announced at a station about a train: that it is cancelled, late by five minutes or more, or leaves from another
 * platform. Written to be read aloud by a voice: no abbreviations, times and numbers as they are spoken. What is as
 * planned, or over, is not announced.
 */
public final class Announcements {

    private static final int LATE_MINUTES = 5;

    private final Map<String, Catalogue> catalogues = Stream.of("en", "de", "fr")
            .collect(Collectors.toUnmodifiableMap(language -> language, language -> Catalogue.of("spoken", language)));

    /**
     * The announcement at one call, by language: English, German and French; empty if there is nothing to announce.
     *
     * @throws IllegalArgumentException if the journey has no such call
     */
    public Map<String, String> at(JourneyOutlook journey, int order) {
        var call = journey.findCall(order)
                .orElseThrow(() -> new IllegalArgumentException("order: " + journey.id() + " has no call " + order));
        return find(journey, call).map(this::say).orElse(Map.of());
    }

    private Map<String, String> say(Found found) {
        var spoken = new TreeMap<String, String>();
        catalogues.forEach((language, catalogue) -> {
            var words = new SpokenWords(catalogue);
            Map<String, Object> values = new HashMap<>();
            values.put("train", words.train(found.train()));
            var place = words.stop(found.place());
            values.put("place", place);
            values.put("vowel", SpokenWords.beginsWithVowel(place) ? "yes" : "no");
            values.put("time", words.time(found.aimed(), found.journey().zone()));
            values.put("n", found.minutes());
            values.put("expected", words.time(found.expected(), found.journey().zone()));
            values.put("platform", words.platform(found.platform()));
            values.put("old", words.platform(found.oldPlatform()));
            spoken.put(language, catalogue.say(found.sentence(), values));
        });
        return spoken;
    }

    private record Found(JourneyOutlook journey, String sentence, String place, Instant aimed, int minutes,
            Instant expected, String platform, String oldPlatform) {

        String train() {
            return journey.trainNumber().value();
        }
    }

    private static Optional<Found> find(JourneyOutlook journey, CallOutlook call) {
        var departure = call.planned().aimedDeparture();
        boolean departs = departure != null && call.order() != journey.last().order();
        var aimed = departs ? departure : call.planned().aimedArrival();
        if (aimed == null || journey.completed() || (departs ? call.departed() : call.reached())) {
            return Optional.empty();
        }
        var place = departs ? journey.destination() : journey.first().planned().stopName();
        var prefix = departs ? "depart." : "arrive.";
        if (journey.cancelled() || call.cancelled()) {
            return Optional.of(new Found(journey, prefix + "cancelled", place, aimed, 0, aimed, "", ""));
        }
        Integer delay = departs ? journey.departureDelayAt(call.order()) : journey.arrivalDelayAt(call.order());
        boolean late = delay != null && delay >= LATE_MINUTES;
        var old = call.planned().platform();
        var platform = call.platform();
        boolean moved = old != null && platform != null && !platform.equals(old);
        if (!late && !moved) {
            return Optional.empty();
        }
        var expected = departs ? call.departureWith(delay) : call.arrivalWith(delay);
        return Optional.of(new Found(journey, prefix + (late ? moved ? "late.platform" : "late" : "platform"), place,
                aimed, delay == null ? 0 : delay, expected == null ? aimed : expected,
                platform == null ? "" : platform.name(), old == null ? "" : old.name()));
    }
}
