package io.ansage.infra.lab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A rule that looks once a minute at how late the train is. */
record MinutePolicy(String name, String rule, Supplier<Rule> rules) implements TellingPolicy {

    /** The rule with its memory of one train. */
    interface Rule {

        /** What is told in this minute; null for nothing. */
        @Nullable
        Range step(int minute, int delay);
    }

    /** A range of minutes late. */
    record Range(double low, double high) {

        static Range exactly(int delay) {
            return new Range(delay, delay);
        }
    }

    @Override
    public List<Told> play(TrainDay day) {
        var rule = rules.get();
        var told = new ArrayList<Told>();
        int[] truth = day.truth();
        for (int minute = 0; minute < truth.length; minute++) {
            var range = rule.step(minute, truth[minute]);
            if (range != null) {
                told.add(new Told(Instant.ofEpochSecond(60 * (day.firstMinute() + minute)), range.low(), range.high(),
                        ""));
            }
        }
        return told;
    }
}
