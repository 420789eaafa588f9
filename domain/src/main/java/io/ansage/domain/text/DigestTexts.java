package io.ansage.domain.text;

import io.ansage.domain.notice.DelayRange;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the rides of a day into one message, what went wrong first. */
public final class DigestTexts {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Map<String, Catalogue> catalogues = Stream.of("en", "de", "fr")
            .collect(Collectors.toUnmodifiableMap(language -> language, Catalogue::of));

    /**
     * A ride of the day.
     *
     * @param planned   planned departure
     * @param cancelled whether it cannot be taken
     * @param delay     what is believed of its departure; absent where nothing is known, which is not on time
     */
    public record Ride(Instant planned, boolean cancelled, @Nullable DelayRange delay) {}

    /**
     * The words.
     *
     * @param rides    in order of departure; at least one
     * @param language en, de or fr
     * @throws IllegalArgumentException if there is no such language
     */
    public Text render(String from, String to, List<Ride> rides, Instant asOf, ZoneId zone, String language) {
        var say = catalogues.get(language);
        if (say == null) {
            throw new IllegalArgumentException("language: there is no '" + language + "'");
        }
        var names = new Names();
        var title = names.fill(say.say("digest.title", Map.of("from", names.mark(from), "to", names.mark(to))),
                Text.TITLE_LIMIT);
        var parts = new ArrayList<String>();
        add(parts, say, "digest.cancelled", rides, Ride::cancelled, zone);
        rides.stream()
                .filter(r -> !r.cancelled() && r.delay() != null && !r.delay().onTime())
                .forEach(r -> parts.add(clock(r.planned(), zone) + " " + say.shortDelay(delay(r))));
        add(parts, say, "digest.onTime", rides, r -> !r.cancelled() && r.delay() != null && r.delay().onTime(), zone);
        add(parts, say, "digest.planned", rides, r -> !r.cancelled() && r.delay() == null, zone);
        var end = ". " + say.say("more.asOf", Map.of("time", clock(asOf, zone)));
        var body = new StringBuilder(parts.getFirst());
        for (var part : parts.subList(1, parts.size())) {
            if (body.length() + 2 + part.length() + end.length() <= Text.BODY_LIMIT) {
                body.append("; ").append(part);
            }
        }
        return new Text(title, names.fill(body + end, Text.BODY_LIMIT));
    }

    private static DelayRange delay(Ride ride) {
        return ride.delay() == null ? DelayRange.ON_TIME : ride.delay();
    }

    /** At most six times: the first trains are those that matter. */
    private static void add(List<String> parts, Catalogue say, String key, List<Ride> rides, Predicate<Ride> which,
            ZoneId zone) {
        var times = rides.stream().filter(which).map(r -> clock(r.planned(), zone)).toList();
        if (!times.isEmpty()) {
            var shown = String.join(", ", times.subList(0, Math.min(6, times.size()))) + (times.size() > 6 ? " …" : "");
            parts.add(say.say(key, Map.of("times", shown)));
        }
    }

    private static String clock(Instant time, ZoneId zone) {
        return CLOCK.format(time.atZone(zone));
    }
}
