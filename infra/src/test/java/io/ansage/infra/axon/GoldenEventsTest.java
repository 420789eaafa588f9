package io.ansage.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.domain.journey.event.PlatformChanged;
import io.ansage.domain.message.event.MessageEventTypes;
import io.ansage.domain.subscription.event.SubscriptionEventTypes;
import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.json.DomainJson;
import io.ansage.infra.postgres.StoredEvents;
import io.ansage.query.log.RecordedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once written must be readable for ever: one file per type and revision, never changed once released. */
class GoldenEventsTest {

    /** Revisions that are no longer written, and what they are read as today. */
    private static final Map<String, Object> OLD = new TreeMap<>(Map.of("journey-platform-changed-0",
            new PlatformChanged(SampleEvents.JOURNEY, 0, null, new Platform("7a"),
                    SampleEvents.of(JourneyEventTypes.PLATFORM_CHANGED).provenance()),
            "subscription-started-1", SampleEvents.of(SubscriptionEventTypes.SUBSCRIPTION_STARTED),
            "subscription-preferences-changed-1", SampleEvents.of(SubscriptionEventTypes.PREFERENCES_CHANGED),
            "subscription-ended-1", SampleEvents.of(SubscriptionEventTypes.SUBSCRIPTION_ENDED)));

    static Stream<Map.Entry<String, Object>> current() {
        var samples = new TreeMap<String, Object>();
        JourneyEventTypes.all().forEach(t -> samples.put(t.typeName() + "-" + t.revision(), SampleEvents.of(t)));
        Arrays.stream(SubscriptionEventTypes.values())
                .forEach(t -> samples.put(t.typeName() + "-" + t.revision(), SampleEvents.of(t)));
        Arrays.stream(MessageEventTypes.values())
                .forEach(t -> samples.put(t.typeName() + "-" + t.revision(), SampleEvents.of(t)));
        return samples.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("current")
    void eventOfToday_isWrittenAsItsGoldenFileSays(Map.Entry<String, Object> sample) {
        assertThat(DomainJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(sample.getValue()))
                .isEqualTo(golden(sample.getKey()).strip());
    }

    @ParameterizedTest
    @MethodSource("current")
    void goldenFile_isReadAsTheEventOfToday(Map.Entry<String, Object> sample) {
        assertThat(DomainJson.mapper().readValue(golden(sample.getKey()), sample.getValue().getClass()))
                .isEqualTo(sample.getValue());
    }

    @Test
    void everyGoldenFile_isOfAKnownTypeAndRevision() throws IOException {
        var directory = Path.of(Objects.requireNonNull(GoldenEventsTest.class.getResource("/golden")).getPath());
        try (var files = Files.list(directory)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(current().map(Map.Entry::getKey), OLD.keySet().stream())
                                    .collect(Collectors.toSet()));
        }
    }

    @Test
    void eventOfAnOldRevision_loadsFromTheStoreAsTheOneOfToday() {
        try (var database = TestDatabase.create(); var store = TestEventStore.on(database)) {
            var names = List.copyOf(OLD.keySet());
            IntStream.range(0, names.size()).forEach(i -> insert(database, names.get(i), i));

            assertThat(store.listPayloads(SampleEvents.JOURNEY.toString()))
                    .containsExactlyElementsOf(OLD.values());
            assertThat(store.listAll()).<Object>extracting(event -> event.getPayloadType())
                    .containsExactlyElementsOf(OLD.values().stream().<Object>map(Object::getClass).toList());
            var opened = new ArrayList<Object>();
            new StoredEvents(database.dataSource()).list(0, names.size(), names.size())
                    .forEach(row -> store.messages().open(row, Object.class, event -> opened.add(event.getPayload())));
            assertThat(opened).containsExactlyElementsOf(OLD.values());
            assertThat(store.log(database.dataSource()).list(0, names.size(), names.size()))
                    .<Object>extracting(RecordedEvent::event)
                    .containsExactlyElementsOf(OLD.values());
        }
    }

    private static void insert(TestDatabase database, String name, int sequence) {
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
                .param("payload", golden(name).getBytes(StandardCharsets.UTF_8))
                .param("meta", "{}".getBytes(StandardCharsets.UTF_8))
                .update();
    }

    private static String golden(String name) {
        try (InputStream in = GoldenEventsTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(in).as("golden file of " + name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
