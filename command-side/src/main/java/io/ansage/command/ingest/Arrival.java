package io.ansage.command.ingest;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * An observation as it lies on the topic.
 *
 * @param partition where
 * @param offset    its place there
 * @param journeyId the journey the matcher found
 * @param wording   what can be seen of it without reading it; nothing if it is not written the usual way
 * @param content   reads it; asked at most a few times, and not at all for a plain repeat
 */
public record Arrival(int partition, long offset, JourneyId journeyId, @Nullable Wording wording, Content content)
        implements
            Received {

    /** What an arrival holds. */
    public interface Content {

        /**
         * Reads it.
         *
         * @throws UnreadableObservation if it is none, with what is wrong
         */
        Observation observation();

        /** The same as text, for the quarantine. */
        String raw();
    }

    /** One that has been read already. */
    public static Arrival read(int partition, long offset, JourneyId journeyId, Observation observation, String raw) {
        return new Arrival(partition, offset, journeyId, null, new Content() {

            @Override
            public Observation observation() {
                return observation;
            }

            @Override
            public String raw() {
                return raw;
            }
        });
    }

    @Override
    public String raw() {
        return content.raw();
    }
}
