package io.ansage.command.ingest;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one source has said of a journey.
 *
 * @param source     who
 * @param observedAt the newest observation time seen, accepted or not
 * @param silenced   words of it that made no difference and make none when they are said again, if there are such
 * @param under      what was known of the journey then; once more is known they have to be read again
 */
record Heard(Source source, Instant observedAt, @Nullable Wording silenced, @Nullable JourneyOutlook under) {

    /** Whether this says again, later, what made no difference to what is known. */
    boolean repeats(Wording news, @Nullable JourneyOutlook known) {
        return silenced != null && under == known && !news.observedAt().isBefore(observedAt)
                && !news.knownAt().isBefore(silenced.knownAt()) && news.saysTheSameAs(silenced);
    }

    Heard at(Instant news) {
        return news.isAfter(observedAt) ? new Heard(source, news, silenced, under) : this;
    }

    Heard silenced(Wording words, JourneyOutlook known) {
        return new Heard(source, observedAt, words, known);
    }
}
