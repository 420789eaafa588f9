package io.ansage.bench.store;

import io.ansage.bench.Benchmark;
import io.ansage.bench.Result;
import io.ansage.bench.Run;
import io.ansage.bench.Work;
import io.ansage.bench.peer.TutorialStore;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.kafka.IngestProperties;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * B3: events appended durably through the commit-ordered lane, in batches as the ingest makes them, by as many threads
 * as the ingest has. The limit is COPY of the same rows, serialized beforehand, into a table of the same shape; the
 * peer is Axon's own engine, one event to a transaction.
 */
public final class AppendBenchmark implements Benchmark {

    /** Events of one transaction: of as many observations as a batch may hold, most change nothing. */
    private static final int BATCH = 500;
    private static final int WORKERS = IngestProperties.DEFAULT_WORKERS;

    private int copies;

    @Override
    public String id() {
        return "B3";
    }

    @Override
    public String title() {
        return "durable append of events";
    }

    @Override
    public List<Result> measure(Run run) throws Exception {
        var database = run.database(8);
        var tutorialDatabase = run.emptyDatabase(4);
        try (var store = TestEventStore.on(database); var threads = Executors.newFixedThreadPool(WORKERS)) {
            JdbcClient.create(database).sql("create table copied (like domain_event_entry including all)").update();
            var peer = new TutorialStore(tutorialDatabase, store.serializer());
            var facts = NationFacts.of(run.size(3_000, 1_000), new ServiceDate(LocalDate.of(2026, 3, 2))).facts();
            long bytes = columns(store, facts).bytes();
            var contenders = new LinkedHashMap<String, Work>();
            contenders.put("ours", Work.on(() -> batches(messages(facts)), batches -> append(store, threads, batches)));
            contenders.put("COPY", Work.on(() -> columns(store, facts), rows -> rows.copyTo(database, "copied")));
            contenders.put("tutorial Axon",
                    Work.on(() -> messages(facts), messages -> oneByOne(peer, messages, run.boxMillis() / 2)));
            var series = run.interleave(2, contenders);
            return List.of(Result.rate(id(), "events appended durably", "events/s", series.get("ours"))
                    .limit("COPY", series.get("COPY"))
                    .peer("tutorial Axon", series.get("tutorial Axon"))
                    .timesLimit(0.6, 0.9)
                    .timesPeer(15.0, null)
                    .remark("%,d events a round, batches of %d, %d threads, %,d bytes a row on the wire; COPY in one transaction"
                            .formatted(facts.size(), BATCH, WORKERS, bytes / facts.size())));
        } finally {
            run.drop(tutorialDatabase);
            run.drop(database);
        }
    }

    /** Events as the command side hands them on; journeys of their own at each call. */
    private List<DomainEventMessage<?>> messages(List<NationFacts.Fact> facts) {
        var copy = "/" + ++copies;
        var messages = new ArrayList<DomainEventMessage<?>>(facts.size());
        for (var fact : facts) {
            var command = UUID.randomUUID().toString();
            messages.add(new GenericDomainEventMessage<>("TrainJourney", fact.event().journeyId() + copy,
                    fact.sequence(), fact.event(), MetaData.with("traceId", command).and("correlationId", command)));
        }
        return messages;
    }

    private EventColumns columns(TestEventStore store, List<NationFacts.Fact> facts) {
        var rows = new EventColumns();
        messages(facts).forEach(message -> rows.add(message, store.serializer()));
        return rows;
    }

    private static List<List<DomainEventMessage<?>>> batches(List<DomainEventMessage<?>> messages) {
        var batches = new ArrayList<List<DomainEventMessage<?>>>();
        for (int from = 0; from < messages.size(); from += BATCH) {
            batches.add(messages.subList(from, Math.min(from + BATCH, messages.size())));
        }
        return batches;
    }

    private static long append(TestEventStore store, ExecutorService threads,
            List<List<DomainEventMessage<?>>> batches) throws Exception {
        var appended = new ArrayList<Future<?>>();
        for (var batch : batches) {
            appended.add(threads.submit(() -> store.engine().appendEvents(batch)));
        }
        for (var batch : appended) {
            batch.get();
        }
        return batches.stream().mapToLong(List::size).sum();
    }

    private static long oneByOne(TutorialStore peer, List<DomainEventMessage<?>> messages, long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        int done = 0;
        while (done < messages.size() && System.nanoTime() < end) {
            peer.engine().appendEvents(List.of(messages.get(done++)));
        }
        return done;
    }
}
