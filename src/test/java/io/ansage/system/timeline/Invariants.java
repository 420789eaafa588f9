package io.ansage.system.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.api.IngestLedger;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.query.api.Projections;
import io.ansage.query.api.Projections.Projection;
import io.ansage.query.api.Projections.Rebuild;
import io.ansage.system.Await;
import io.ansage.system.mirror.Published;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of the whole product once it has come to rest, whatever happened to it. */
public final class Invariants {

    private final Product product;

    public Invariants(Product product) {
        this.product = product;
    }

    /** All of them, for a story that has been through something. */
    public void hold(Story story) {
        booksBalance();
        assertThat(JourneyFold.fold(events(story.journey()))).isEqualTo(story.outlook());
        mirrorEqualsStore();
        projectionsEqualRebuiltOnes();
    }

    public void booksBalance() {
        var balance = product.part(IngestLedger.class).balance();
        assertThat(balance.inFlight()).as("ledger " + balance).isZero();
        assertThat(balance.balances()).as("ledger " + balance).isTrue();
    }

    /** On the topic are the events of every journey, from the first on, without a hole and in the order of the store. */
    public void mirrorEqualsStore() {
        var stored = new TreeMap<String, List<Long>>();
        product.part(JdbcClient.class)
                .sql("select aggregate_identifier, count(*) from domain_event_entry where type = 'TrainJourney' "
                        + "group by 1")
                .query((rs, _) -> stored.put(rs.getString(1), LongStream.range(0, rs.getLong(2)).boxed().toList()))
                .list();
        assertThat(stored).isNotEmpty();
        Await.until("the mirror equals the store", () -> mirrored().equals(stored), this::mirrored);
    }

    /** Builds all projections anew; no row may come out different. */
    public void projectionsEqualRebuiltOnes() {
        var projections = product.part(Projections.class);
        var names = projections.list().stream().map(Projection::name).toList();
        assertThat(names).contains("outlook", "history", "subscriptions");
        for (var name : List.of("outlook", "history", "subscriptions")) {
            projections.rebuild(name);
            awaitRebuilt(name);
            assertThat(rebuildOf(name).changedRows()).as(name).isZero();
            assertThat(rebuildOf(name).events()).as(name).isPositive();
        }
        product.awaitQuiet();
    }

    public void awaitRebuilt(String projection) {
        Await.until("projection " + projection + " is built anew",
                () -> rebuildOf(projection).state().equals("done"), () -> rebuildOf(projection));
    }

    public List<JourneyEvent> events(JourneyId journey) {
        return product.part(EventStore.class)
                .readEvents(journey.toString(), 0)
                .asStream()
                .map(e -> (JourneyEvent) e.getPayload())
                .toList();
    }

    private TreeMap<String, List<Long>> mirrored() {
        return new TreeMap<>(Published.sequences(Published.readAll(product.servers().bootstrapServers())));
    }

    private Rebuild rebuildOf(String name) {
        return product.part(Projections.class)
                .list()
                .stream()
                .filter(p -> p.name().equals(name))
                .map(p -> Objects.requireNonNull(p.rebuild(), "rebuild of " + name))
                .findFirst()
                .orElseThrow();
    }
}
