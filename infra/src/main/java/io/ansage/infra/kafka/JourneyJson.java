package io.ansage.infra.kafka;

import io.ansage.domain.journey.JourneyId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Looks through the JSON of a journey event without making an object of it. */
final class JourneyJson {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String JOURNEY_ID = "journeyId";

    private JourneyJson() {}

    /**
     * The journey it is about.
     *
     * @throws IllegalArgumentException if this is no JSON from end to end, or names no journey: nobody could read it
     */
    static String journeyOf(byte[] json) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            String journey = null;
            int depth = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 1 && token == JsonToken.PROPERTY_NAME && JOURNEY_ID.equals(parser.currentName())) {
                    journey = parser.nextStringValue();
                }
            }
            return checked(journey);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the event is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String checked(@Nullable String journey) {
        if (journey == null) {
            throw new IllegalArgumentException("the event names no journey");
        }
        return JourneyId.parse(journey).toString();
    }
}
