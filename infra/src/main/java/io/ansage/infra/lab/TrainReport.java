package io.ansage.infra.lab;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One train's day in words: what was true, and what each policy told when. */
final class TrainReport {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private TrainReport() {}

    /** What one policy told on the day. */
    record Line(TellingPolicy policy, List<Told> told) {}

    static String text(TrainDay day, List<Line> lines) {
        var zone = zone(day);
        var text = new StringBuilder(String.format(Locale.ROOT, "%s on %s, times of %s%n%ntruth (minutes late):",
                day.code(), day.date(), zone));
        Integer last = null;
        int column = 0;
        for (var moment : day.moments()) {
            if (last == null || last != moment.delayMinutes()) {
                text.append(column++ % 8 == 0 ? System.lineSeparator() + "   " : "")
                        .append(String.format(Locale.ROOT, " %s %+4d", clock(moment.at(), zone).substring(0, 5),
                                moment.delayMinutes()));
                last = moment.delayMinutes();
            }
        }
        text.append(String.format(Locale.ROOT, "%n%noptimum cost %.2f%n", Optimum.cost(day.truth())));
        for (var line : lines) {
            var score = Score.of(day, line.told());
            text.append(String.format(Locale.ROOT, "%n%s: %d messages, %d wrong and %d early minutes, cost %.2f%n",
                    line.policy().name(), score.messages(), score.wrongMinutes(), score.earlyMinutes(), score.cost()));
            for (var told : line.told()) {
                text.append(String.format(Locale.ROOT, "    %s  %-16s %s%n", clock(told.at(), zone), words(told),
                        told.reason()));
            }
        }
        return text.toString();
    }

    static String words(Told told) {
        return told.width() == 0
                ? number(told.low()) + " min"
                : number(told.low()) + " to " + number(told.high()) + " min";
    }

    static ZoneId zone(TrainDay day) {
        return day.zone();
    }

    static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }
}
