package io.ansage.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.SampleEvents;
import io.ansage.infra.kafka.JourneyCloudEvents;
import io.cloudevents.kafka.CloudEventSerializer;
import io.ansage.system.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every journey event that was ever stored, of today's revision and of older ones, read from a store and written for
 * Kafka as the mirror does it: the AsyncAPI document knows its headers and its payload, and shows it as its example.
 */
class MirroredEventsTest {

    private static final String CHANNEL = "journeyEvents";
    private static final String TOPIC = "ansage.journey-events";

    private final AsyncApi api = new AsyncApi();

    private record Mirrored(String type, JsonNode headers, JsonNode payload) {}

    @Test
    void everyGoldenEvent_isDescribed() throws Exception {
        var golden = golden();
        var mirrored = mirrored(golden);

        assertThat(mirrored).hasSameSizeAs(golden);
        for (var event : mirrored) {
            assertThat(api.complaints(CHANNEL, event.type(), event.headers(), event.payload())).isEmpty();
        }
        assertThat(mirrored.stream().map(Mirrored::type)).containsAll(api.messagesOf(CHANNEL).keySet());
    }

    @Test
    void everyExampleOfAJourneyEvent_isAMirroredOne() throws Exception {
        var payloads = mirrored(golden()).stream().map(Mirrored::payload).toList();
        api.messagesOf(CHANNEL)
                .values()
                .forEach(key -> assertThat(payloads)
                        .contains(api.message(key).path("examples").path(0).path("payload")));
    }

    private static List<Path> golden() throws IOException {
        // As files: in a whole build they come to the class path within a jar.
        var folder = SharedData.root().resolve("infra/src/test/resources/golden");
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("journey-")).sorted().toList();
        }
    }

    private static List<Mirrored> mirrored(List<Path> golden) throws IOException {
        try (var database = TestDatabase.create(); var store = TestEventStore.on(database)) {
            for (int i = 0; i < golden.size(); i++) {
                insert(database, golden.get(i), i);
            }
            var converter = new JourneyCloudEvents(store.serializer());
            var mirrored = new ArrayList<Mirrored>();
            store.listAll().forEach(event -> mirrored.add(written(converter, event)));
            return mirrored;
        }
    }

    /** The record as a stranger reads it: plain headers and text. */
    private static Mirrored written(JourneyCloudEvents converter, EventMessage<?> event) {
        var published = converter.createKafkaMessage(event, TOPIC);
        var headers = new RecordHeaders();
        var fields = JsonMapper.shared().createObjectNode();
        try (var serializer = new CloudEventSerializer()) {
            var value = serializer.serialize(TOPIC, headers, published.value());
            headers.forEach(h -> fields.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
            return new Mirrored(published.value().getType(), fields,
                    AsyncApi.json(new String(value, StandardCharsets.UTF_8)));
        }
    }

    private static void insert(TestDatabase database, Path golden, int sequence) throws IOException {
        var name = golden.getFileName().toString().replace(".json", "");
        int dash = name.lastIndexOf('-');
        database.jdbc()
                .sql("""
                        insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                            time_stamp, payload_type, payload_revision, payload, meta_data)
                        values (gen_random_uuid(), :journey, :sequence, 'train-journey', :at, :type, :revision, :payload, :meta)""")
                .param("journey", SampleEvents.JOURNEY.toString())
                .param("sequence", sequence)
                .param("at", OffsetDateTime.parse("2025-01-01T00:00:00Z"))
                .param("type", name.substring(0, dash))
                .param("revision", name.substring(dash + 1))
                .param("payload", Files.readAllBytes(golden))
                .param("meta", "{}".getBytes(StandardCharsets.UTF_8))
                .update();
    }
}
