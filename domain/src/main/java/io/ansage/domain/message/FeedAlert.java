package io.ansage.domain.message;

import io.ansage.domain.journey.StopId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of stations, lines or its whole network, in its own words. It is shown there and tells nobody: what a
 * feed says of one journey is an observation instead.
 *
 * @param id       the feed's own name for it
 * @param words    by language (BCP 47), {@code und} where the feed does not say which; at least one
 * @param severity how grave it is
 * @param stops    stations it is about
 * @param lines    lines it is about
 * @param networks networks it is about as a whole
 * @param from     from when it holds, in passenger time; absent where the feed does not say
 * @param until    when it is over; absent where the feed does not say
 */
public record FeedAlert(String id, Map<String, Words> words, Severity severity, List<StopId> stops,
        List<LineRef> lines, List<String> networks, @Nullable Instant from, @Nullable Instant until) {

    public FeedAlert {
        words = Map.copyOf(words);
        stops = List.copyOf(stops);
        lines = List.copyOf(lines);
        networks = List.copyOf(networks);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("words: must be there in one language at least");
        }
        if (stops.isEmpty() && lines.isEmpty() && networks.isEmpty()) {
            throw new IllegalArgumentException("alert: must be about something");
        }
    }

    /** Words of any length; the body may be empty. */
    public record Words(String title, String body) {}
}
