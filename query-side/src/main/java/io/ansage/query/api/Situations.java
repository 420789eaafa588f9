package io.ansage.query.api;

import io.ansage.domain.journey.StopId;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.Severity;
import io.ansage.domain.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What operators have published, as everybody at a station may read it. */
public interface Situations {

    /**
     * Published messages that hold now, of which the stop, its network, or a line or journey that calls there within
     * {@code until} is part; the gravest first, then the newest.
     */
    List<Situation> listAt(StopId stop, Instant now, Instant until);

    /** One message, with its words by language: English always. Times are passenger time. */
    record Situation(MessageId id, int revision, Severity severity, Map<String, Text> texts, Instant validFrom,
            Instant validUntil) {

        public Situation {
            texts = Map.copyOf(texts);
        }
    }
}
