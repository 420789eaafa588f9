package io.ansage.infra.kafka;

import io.ansage.command.ingest.Arrival;
import io.ansage.command.ingest.Received;
import io.ansage.command.ingest.Unreadable;
import io.ansage.command.ingest.UnreadableObservation;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.observation.Observation;
import io.ansage.infra.json.DomainJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import tools.jackson.core.JacksonException;

/**
 * Makes arrivals of what lies on the topic of observations. They are read only when somebody asks: of most it is enough
 * to see that they repeat what was said before. Not safe for several threads.
 */
final class ObservationRecords {

    private static final int KEYS = 50_000;

    private final ObservationWords words = new ObservationWords();
    /** Keys come again and again: parsed once, and found faster with the hash they remember. */
    private final Map<String, JourneyId> ids = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JourneyId> eldest) {
            return size() > KEYS;
        }
    };

    List<Received> read(ConsumerRecords<String, byte[]> records) {
        var batch = new ArrayList<Received>(records.count());
        for (var record : records) {
            batch.add(read(record));
        }
        return batch;
    }

    private Received read(ConsumerRecord<String, byte[]> record) {
        var bytes = record.value() == null ? new byte[0] : record.value();
        try {
            if (record.key() == null) {
                throw new IllegalArgumentException("key: must be the id of a journey");
            }
            return new Arrival(record.partition(), record.offset(), ids.computeIfAbsent(record.key(), JourneyId::parse),
                    words.of(bytes), new Written(bytes));
        } catch (IllegalArgumentException e) {
            return new Unreadable(record.partition(), record.offset(), text(bytes), String.valueOf(e.getMessage()));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** An observation as JSON. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Written(byte[] bytes) implements Arrival.Content {

        @Override
        public Observation observation() {
            try {
                var observation = DomainJson.mapper().readValue(bytes, Observation.class);
                if (observation == null) {
                    throw new IllegalArgumentException("value: must be an observation");
                }
                return observation;
            } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
                throw new UnreadableObservation(String.valueOf(e.getMessage()), e);
            }
        }

        @Override
        public String raw() {
            return text(bytes);
        }
    }
}
