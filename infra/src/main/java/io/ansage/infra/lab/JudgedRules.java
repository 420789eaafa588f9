package io.ansage.infra.lab;

import io.ansage.infra.lab.MinutePolicy.Range;
import io.ansage.infra.lab.MinutePolicy.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reference rules by which telling policies are commonly judged: steps, throttles, buckets and plain ranges. */
final class JudgedRules {

    private static final int MATERIAL = 5;

    private JudgedRules() {}

    static List<TellingPolicy> all() {
        return List.of(new MinutePolicy("every change", "tells every change of the minute", EveryChange::new),
                new MinutePolicy("one per 5 min", "tells a change, at most once in five minutes", Throttle::new),
                new MinutePolicy("5-min buckets, two samples", "tells a new five-minute bucket once two minutes agree",
                        Bucket::new),
                new MinutePolicy("5-min step", "tells when five minutes away from what was told", Step::new),
                range("range 5 or 30 %", 5, .3, 0), range("range 7 or 20 %", 7, .2, 0),
                range("range 10 or 30 %", 10, .3, 0), range("range 10 or 30 %, worse settles 2", 10, .3, 2));
    }

    private static TellingPolicy range(String name, double width, double share, int settle) {
        return new MinutePolicy(name, "tells a range along the trend of ten minutes; better news never waits"
                + (settle == 0 ? "" : ", worse news " + settle + " minutes"),
                () -> new PlainRange(width, share, settle));
    }

    private static final class EveryChange implements Rule {
        private int told;

        @Override
        public @Nullable Range step(int minute, int delay) {
            if (delay == told) {
                return null;
            }
            told = delay;
            return Range.exactly(delay);
        }
    }

    private static final class Step implements Rule {
        private int told;

        @Override
        public @Nullable Range step(int minute, int delay) {
            if (Math.abs(delay - told) < MATERIAL) {
                return null;
            }
            told = delay;
            return Range.exactly(delay);
        }
    }

    private static final class Throttle implements Rule {
        private static final int GAP = 5;
        private int told;
        private int at = -GAP;

        @Override
        public @Nullable Range step(int minute, int delay) {
            if (delay == told || minute - at < GAP) {
                return null;
            }
            told = delay;
            at = minute;
            return Range.exactly(delay);
        }
    }

    private static final class Bucket implements Rule {
        private int told;
        private @Nullable Integer last;

        @Override
        public @Nullable Range step(int minute, int delay) {
            int bucket = Math.floorDiv(delay, MATERIAL);
            boolean agrees = last != null && last == bucket;
            last = bucket;
            if (!agrees || bucket == told) {
                return null;
            }
            told = bucket;
            return Range.exactly(delay);
        }
    }

    private static final class PlainRange implements Rule {
        private static final int TREND = 10;
        private final double leastWidth;
        private final double share;
        private final int settle;
        private final List<Integer> seen = new ArrayList<>();
        private double low;
        private double high;
        private @Nullable Integer since;

        PlainRange(double leastWidth, double share, int settle) {
            this.leastWidth = leastWidth;
            this.share = share;
            this.settle = settle;
        }

        @Override
        public @Nullable Range step(int minute, int delay) {
            seen.add(delay);
            boolean better = Told.early(delay, low) || delay <= low - MATERIAL;
            if (!better && delay < high + MATERIAL) {
                since = null;
                return null;
            }
            since = since == null ? minute : since;
            if (!better && minute - since < settle) {
                return null;
            }
            since = null;
            double width = Math.max(leastWidth, share * Math.abs(delay));
            int trend = delay - seen.get(Math.max(0, seen.size() - TREND));
            double below = trend > 0 ? 0.25 : trend < 0 ? 0.75 : 0.5;
            low = delay - below * width;
            high = delay + (1 - below) * width;
            return new Range(low, high);
        }
    }
}
