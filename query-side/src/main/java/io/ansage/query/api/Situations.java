package io.ansage.query.api;

import io.ansage.domain.journey.StopId;
import io.ansage.domain.message.FeedAlert.Words;
import io.ansage.domain.message.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators have published and feeds say, as everybody at a station may read it. */
public interface Situations {

    /**
     * Published messages, and alerts of feeds, that hold now and are about the stop, its network, or a line or journey
     * that calls there within {@code until}; the gravest first, then the newest.
     */
    List<Situation> listAt(StopId stop, Instant now, Instant until);

    /**
     * One message, with its words by language: English always where operators write it, {@code und} where a feed does
     * not say which it is. Times are passenger time, absent where a feed does not say.
     */
    record Situation(String id, int revision, Severity severity, Map<String, Words> texts,
            @Nullable Instant validFrom, @Nullable Instant validUntil) {

        public Situation {
            texts = Map.copyOf(texts);
        }
    }
}
