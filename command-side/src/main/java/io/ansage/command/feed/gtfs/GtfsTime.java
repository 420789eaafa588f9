package io.ansage.command.feed.gtfs;

import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import java.util.regex.Pattern;

/** Numbers of stop_times.txt. */
final class GtfsTime {

    private static final Pattern TIME = Pattern.compile("(\\d{1,3}):([0-5]\\d):([0-5]\\d)");
    private static final Pattern SEQUENCE = Pattern.compile("\\d{1,9}");
    private static final int MOST_HOURS = 24 * 8;

    private GtfsTime() {}

    /** Seconds from the origin of the service date, above 24 hours if need be; -1 if the field is empty. */
    static int seconds(String field, String text) {
        if (text.isEmpty()) {
            return -1;
        }
        var matcher = TIME.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > MOST_HOURS) {
            throw FeedRefused.malformed(field + ": '" + FeedText.line(text, 40) + "' is no time such as 25:35:00");
        }
        return Integer.parseInt(matcher.group(1)) * 3600 + Integer.parseInt(matcher.group(2)) * 60
                + Integer.parseInt(matcher.group(3));
    }

    static int sequence(String text) {
        if (!SEQUENCE.matcher(text).matches()) {
            throw FeedRefused.malformed("stop_sequence: '" + FeedText.line(text, 40) + "' is no whole number");
        }
        return Integer.parseInt(text);
    }
}
