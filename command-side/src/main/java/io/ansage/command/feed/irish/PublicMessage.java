package io.ansage.command.feed.irish;

import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import io.ansage.domain.journey.CallPhase;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text in which the list hides what matters, its lines parted by a backslash and an n. Three forms were seen in
 * 160,000 records of two days:
 *
 * <pre>
 * D561 | Cork to Midleton | Expected Departure 11:15
 * A906 | 13:05 - Dublin Connolly to Sligo (9 mins late) | Departed Mullingar next stop Edgeworthstown
 * A906 | 13:05 - Dublin Connolly to Sligo(84 mins late) | TERMINATED Sligo at 17:38
 * </pre>
 *
 * @param origin       first stop
 * @param destination  last stop
 * @param departure    planned departure at the origin
 * @param delayMinutes minutes late, negative if early; absent before departure: no news is not "on time"
 * @param place        stop last reached, with how far the train has come there
 * @param phase        arrived or departed; {@code AHEAD} where there is no place
 * @param nextStop     stop ahead
 * @param ended        when it reached the end of its run
 */
record PublicMessage(String origin, String destination, LocalTime departure, @Nullable Integer delayMinutes,
        @Nullable String place, CallPhase phase, @Nullable String nextStop, @Nullable LocalTime ended) {

    private static final int NAME_LIMIT = 100;
    private static final Pattern LINES = Pattern.compile("\\\\n|\\R");
    private static final Pattern ROUTE = Pattern.compile("(?<from>\\S.*?) to (?<to>.*\\S)");
    private static final Pattern HEAD = Pattern.compile("(?<time>\\d\\d:\\d\\d) ?- ?(?<route>.*\\S) ?"
            + "\\((?:(?<delay>-?\\d{1,6}) mins? (?<word>late|early)|(?<onTime>[Oo]n [Tt]ime))\\)");
    private static final Pattern EXPECTED = Pattern.compile("Expected Departure (?<time>\\d\\d:\\d\\d)");
    private static final Pattern PASSED = Pattern
            .compile("(?<phase>Arrived|Departed) (?<place>\\S.*?)(?: next stop(?: (?<next>.*))?)?");
    private static final Pattern TERMINATED = Pattern
            .compile("TERMINATED (?<place>\\S.*) at (?<time>\\d\\d:\\d\\d)");

    /**
     * Reads the text of a train.
     *
     * @throws FeedRefused naming the line that has an unknown form
     */
    static PublicMessage parse(String trainCode, String text) {
        var lines = LINES.split(text.strip(), 5);
        if (lines.length != 3) {
            throw malformed("has " + lines.length + " lines, not 3", text);
        }
        if (!lines[0].strip().equals(trainCode)) {
            throw malformed("is about another train than TrainCode '" + trainCode + "'", text);
        }
        return lines[2].startsWith("Expected") ? notStarted(lines[1], lines[2]) : started(lines[1], lines[2]);
    }

    private static PublicMessage notStarted(String route, String expected) {
        var names = match(ROUTE, route);
        var time = match(EXPECTED, expected.strip());
        return new PublicMessage(name(names, "from"), name(names, "to"), time(time), null, null, CallPhase.AHEAD, null,
                null);
    }

    private static PublicMessage started(String head, String where) {
        var first = match(HEAD, head.strip());
        var names = match(ROUTE, first.group("route"));
        int delay = first.group("onTime") != null ? 0 : Integer.parseInt(first.group("delay"));
        delay = "early".equals(first.group("word")) ? -delay : delay;
        var origin = name(names, "from");
        var destination = name(names, "to");
        var departure = time(first);
        var end = TERMINATED.matcher(where.strip());
        if (end.matches()) {
            return new PublicMessage(origin, destination, departure, delay, name(end, "place"), CallPhase.ARRIVED, null,
                    time(end));
        }
        var passed = match(PASSED, where.strip());
        var next = passed.group("next");
        return new PublicMessage(origin, destination, departure, delay, name(passed, "place"),
                passed.group("phase").equals("Arrived") ? CallPhase.ARRIVED : CallPhase.DEPARTED,
                next == null || next.isBlank() ? null : FeedText.line(next, NAME_LIMIT), null);
    }

    private static Matcher match(Pattern form, String line) {
        var matcher = form.matcher(line);
        if (!matcher.matches()) {
            throw malformed("has a line of an unknown form", line);
        }
        return matcher;
    }

    private static String name(Matcher matcher, String group) {
        var name = FeedText.line(matcher.group(group), NAME_LIMIT);
        if (FeedText.slug(name).isEmpty()) {
            throw malformed("names a stop without letters", name);
        }
        return name;
    }

    private static LocalTime time(Matcher matcher) {
        var time = matcher.group("time");
        int hour = Integer.parseInt(time.substring(0, 2));
        int minute = Integer.parseInt(time.substring(3));
        if (hour > 23 || minute > 59) {
            throw malformed("names a time that no clock shows", time);
        }
        return LocalTime.of(hour, minute);
    }

    private static FeedRefused malformed(String problem, String text) {
        return FeedRefused.malformed("PublicMessage: " + problem + ": '" + FeedText.line(text, 200) + "'");
    }
}
