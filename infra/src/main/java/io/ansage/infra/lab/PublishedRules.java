package io.ansage.infra.lab;

import io.ansage.infra.lab.MinutePolicy.Range;
import io.ansage.infra.lab.MinutePolicy.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules that others have published, as far as one train's minutes are concerned; each tells the exact minute. */
final class PublishedRules {

    private PublishedRules() {}

    static List<TellingPolicy> all() {
        return List.of(
                new MinutePolicy("KDE", "KDE Itinerary: tells a change of more than two minutes", Itinerary::new),
                new MinutePolicy("HAFAS",
                        "HAFAS: first deviation 5, following 5; earlier than plan 2, following towards earlier 2",
                        Hafas::new),
                new MinutePolicy("Alertmanager",
                        "Prometheus Alertmanager: fires from 5 minutes; group wait 30 s, group interval 5 min",
                        Alertmanager::new));
    }

    /** KDE Itinerary notifies of changes of more than two minutes against what it last notified. */
    private static final class Itinerary implements Rule {
        private int told;

        @Override
        public @Nullable Range step(int minute, int delay) {
            if (Math.abs(delay - told) <= 2) {
                return null;
            }
            told = delay;
            return Range.exactly(delay);
        }
    }

    /**
     * The subscription service of HAFAS: {@code minDeviationInterval} for the first news, {@code minDeviationFollowing}
     * for those after it, and the negative variants of both for trains that run, or become, earlier.
     */
    private static final class Hafas implements Rule {
        private static final int FIRST = 5;
        private static final int FOLLOWING = 5;
        private static final int FIRST_NEGATIVE = 2;
        private static final int FOLLOWING_NEGATIVE = 2;
        private @Nullable Integer told;

        @Override
        public @Nullable Range step(int minute, int delay) {
            boolean tell = told == null
                    ? delay >= FIRST || delay <= -FIRST_NEGATIVE
                    : delay - told >= FOLLOWING || told - delay >= FOLLOWING_NEGATIVE;
            if (!tell) {
                return null;
            }
            told = delay;
            return Range.exactly(delay);
        }
    }

    /**
     * One alert group per train, its content the delay. The group is told for the first time 30 s after it begins to
     * fire, which on a grid of minutes is the same minute; then every five minutes if it has changed; its end, once.
     */
    private static final class Alertmanager implements Rule {
        private static final int FIRES = 5;
        private static final int INTERVAL = 5;
        private int told;
        private @Nullable Integer flushed;

        @Override
        public @Nullable Range step(int minute, int delay) {
            int content = Math.abs(delay) >= FIRES ? delay : 0;
            if (flushed == null) {
                if (content == 0) {
                    return null;
                }
                flushed = minute;
            } else if ((minute - flushed) % INTERVAL != 0 || content == told) {
                return null;
            }
            told = content;
            if (content == 0) {
                // The group is gone: the next alert opens a new one.
                flushed = null;
                return Range.exactly(delay);
            }
            return Range.exactly(delay);
        }
    }
}
