package io.ansage.bench.mirror;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.Work;
import io.ansage.bench.peer.AxonKafkaPublisher;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.json.DomainJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * B8: events from the store to Kafka, every one acknowledged before the token moves. Ours reads the store and keeps its
 * tokens in it; the peer is spared both.
 */
public final class MirrorBench implements Benchmark {

    private static final int BATCH = 1_000;
    private static final int APPENDED_AT_ONCE = 50;

    @Override
    public String id() {
        return "B8";
    }

    @Override
    public String title() {
        return "mirror of journey events on Kafka, all acknowledged before the token moves";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        var database = run.database(10);
        var servers = run.servers();
        topics(servers.bootstrapServers(), "b8.mirror", "b8.linger0", "b8.linger5", "b8.raw");
        try (var store = TestEventStore.on(database)) {
            var some = append(store, run.size(8_000, 2_000));
            try (var node = new MirrorNode(database, store, servers.bootstrapServers(), "b8.mirror");
                    var linger0 = new AxonKafkaPublisher(servers.bootstrapServers(), "b8.linger0",
                            store.serializer(), 0);
                    var linger5 = new AxonKafkaPublisher(servers.bootstrapServers(), "b8.linger5",
                            store.serializer(), 5);
                    var raw = new RawAwaitBatch(servers.bootstrapServers(), ready(some), BATCH)) {
                Map<String, Work> contenders = new LinkedHashMap<>();
                contenders.put("mirror", () -> {
                    node.rewind();
                    return node.mirrorAll();
                });
                long box = run.boxMillis() / 5;
                contenders.put("axon-kafka, linger 5 ms", () -> linger5.publishFor(box, some));
                contenders.put("axon-kafka, linger 0", () -> linger0.publishFor(box, some));
                contenders.put("raw producer", raw::run);
                var seen = run.interleave(2, contenders);
                var ours = seen.get("mirror");
                return List.of(
                        Result.rate("B8", "mirror, all acknowledged before the token moves", "events/s", ours)
                                .peer("axon-kafka WAIT_FOR_ACK, linger 5 ms", seen.get("axon-kafka, linger 5 ms"))
                                .limit("raw producer, await a batch", seen.get("raw producer"))
                                .atLeast(30_000.0, 100_000.0)
                                .timesPeer(100.0, null)
                                .timesLimit(null, 0.2)
                                .remark("reads the store and keeps tokens in it; the peers publish from memory and keep none")
                                .remark("batches of " + BATCH + ", 2 segments, 6 partitions, lz4"),
                        Result.rate("B8", "the same against linger 0", "events/s", ours)
                                .peer("axon-kafka WAIT_FOR_ACK, linger 0", seen.get("axon-kafka, linger 0"))
                                .timesPeer(10.0, null));
            }
        } finally {
            run.drop(database);
        }
    }

    /** Fills the store; answers the events of the first journeys as messages. */
    private static List<DomainEventMessage<?>> append(TestEventStore store, int journeys) {
        var day = new DayOfEvents(4711);
        var some = new ArrayList<DomainEventMessage<?>>();
        for (int from = 0; from < journeys; from += APPENDED_AT_ONCE) {
            var batch = new ArrayList<DomainEventMessage<?>>();
            for (int number = from; number < from + APPENDED_AT_ONCE; number++) {
                var events = day.ofJourney(number);
                for (int i = 0; i < events.size(); i++) {
                    batch.add(new GenericDomainEventMessage<JourneyEvent>("train-journey",
                            events.get(i).journeyId().toString(), i, events.get(i)));
                }
            }
            store.engine().appendEvents(batch);
            if (from < 1_500) {
                some.addAll(batch);
            }
        }
        return some;
    }

    private static List<ProducerRecord<String, byte[]>> ready(List<DomainEventMessage<?>> events) {
        return events.stream()
                .map(e -> new ProducerRecord<>("b8.raw", e.getAggregateIdentifier(),
                        DomainJson.mapper().writeValueAsBytes(e.getPayload())))
                .toList();
    }

    private static void topics(String bootstrapServers, String... names) throws ExecutionException,
            InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(names)
                    .stream()
                    .map(name -> new NewTopic(name, Optional.of(6), Optional.empty()))
                    .toList()).all().get();
        }
    }
}
