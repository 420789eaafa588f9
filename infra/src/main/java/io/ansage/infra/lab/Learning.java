package io.ansage.infra.lab;

import io.ansage.domain.notice.Ahead;
import io.ansage.domain.notice.Foresight;
import io.ansage.domain.notice.Foresight.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Learns foresight from recorded days: for every place on a run, by how much the delay of each train that came by still
 * fell at its lowest and rose at its highest, on average. One day's disaster must not colour a place, so each train's
 * minutes are capped; a place few trains were seen at leans towards the average of all.
 */
final class Learning {

    private static final int MOST_RECOVERED = 12;
    private static final int MOST_LOST = 15;
    /** So many trains of the average of all places are mixed into each place. */
    private static final double LEANING = 1;
    /** What fewer trains than this showed is chance. */
    private static final int LEAST_TRAINS = 2;

    private final Map<Place, List<Ahead>> seen = new HashMap<>();

    private Learning() {}

    /** What these trains teach. */
    static Map<Place, Ahead> places(List<TrainDay> trains) {
        var learning = new Learning();
        trains.forEach(learning::watch);
        var all = average(learning.seen.values().stream().flatMap(List::stream).toList(), new Ahead(0, 0), 0);
        var places = new HashMap<Place, Ahead>();
        learning.seen.forEach((place, trainsThere) -> {
            if (trainsThere.size() >= LEAST_TRAINS) {
                places.put(place, average(trainsThere, all, LEANING));
            }
        });
        return places;
    }

    static Foresight foresight(List<TrainDay> trains) {
        return new Foresight(places(trains));
    }

    private void watch(TrainDay train) {
        var moments = train.moments();
        var visited = new HashSet<Place>();
        for (int i = 0; i < moments.size(); i++) {
            var place = moments.get(i).place();
            if (place != null && visited.add(place)) {
                int now = moments.get(i).delayMinutes();
                int lowest = now;
                int highest = now;
                for (var later : moments.subList(i, moments.size())) {
                    lowest = Math.min(lowest, later.delayMinutes());
                    highest = Math.max(highest, later.delayMinutes());
                }
                seen.computeIfAbsent(place, _ -> new ArrayList<>())
                        .add(new Ahead(Math.min(MOST_RECOVERED, now - lowest), Math.min(MOST_LOST, highest - now)));
            }
        }
    }

    private static Ahead average(List<Ahead> trains, Ahead leaning, double weight) {
        double recovers = weight * leaning.recovers();
        double loses = weight * leaning.loses();
        for (var train : trains) {
            recovers += train.recovers();
            loses += train.loses();
        }
        double n = trains.size() + weight;
        return n == 0 ? leaning : new Ahead(recovers / n, loses / n);
    }

    /** Writes a table in the form the product reads, in the order of the stops' names. */
    static void write(Path file, Map<Place, Ahead> places) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(Foresight.HEADER);
        places.entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing((Place p) -> p.destination().value())
                        .thenComparing(p -> p.stop().value())
                        .thenComparing(Place::phase)))
                .forEach(e -> lines.add(String.format(Locale.ROOT, "%s\t%s\t%s\t%.1f\t%.1f", e.getKey().destination(),
                        e.getKey().stop(), e.getKey().phase(), e.getValue().recovers(), e.getValue().loses())));
        Files.write(file, lines);
    }
}
