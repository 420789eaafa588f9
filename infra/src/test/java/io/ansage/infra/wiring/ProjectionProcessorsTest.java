package io.ansage.infra.wiring;

import static io.ansage.infra.JourneyEvents.byJourney;
import static io.ansage.infra.JourneyEvents.day;
import static io.ansage.infra.JourneyEvents.journey;
import static io.ansage.infra.JourneyEvents.late;
import static io.ansage.infra.JourneyEvents.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.event.SubscriptionStarted;
import io.ansage.infra.JourneyEvents;
import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.EventDeadLetters;
import io.ansage.infra.axon.PoisonPolicy;
import io.ansage.infra.axon.ProcessorTokens;
import io.ansage.infra.axon.ProjectionsAtHead;
import io.ansage.infra.postgres.AxonTables;
import io.ansage.infra.postgres.PostgresHistory;
import io.ansage.infra.postgres.PostgresOutlookStore;
import io.ansage.infra.postgres.PostgresOutlooks;
import io.ansage.infra.postgres.PostgresSubscriptions;
import io.ansage.infra.postgres.TableNames;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.api.LiveUpdates.OutlookUpdate;
import io.ansage.query.deadletter.AllDeadLetters;
import io.ansage.query.history.HistoryProjection;
import io.ansage.query.history.HistoryRow;
import io.ansage.query.live.LiveHub;
import io.ansage.query.notice.SettlingTrigger;
import io.ansage.query.outlook.OutlookChange;
import io.ansage.query.outlook.OutlookProjection;
import io.ansage.query.subscription.SubscriptionProjection;
import io.ansage.query.subscription.SubscriptionRow;
import io.ansage.query.subscription.SubscriptionTrigger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The projections behind real event processors, configured as the product configures them. */
class ProjectionProcessorsTest {

    private final TestDatabase database = TestDatabase.create();
    private final TestEventStore store = TestEventStore.on(database);
    private final PostgresOutlooks outlooks = new PostgresOutlooks(database.jdbc());
    private final PostgresHistory history = new PostgresHistory(database.jdbc(), TableNames.LIVE);
    private final LiveHub live = new LiveHub(outlooks);
    private final RecordingTrigger trigger = new RecordingTrigger();
    private final OutlookProjection projection = new OutlookProjection(
            new PostgresOutlookStore(database.jdbc(), TableNames.LIVE), trigger, live, 3);
    private final Configuration axon = configuration();
    private final ProjectionsAtHead atHead = new QueryWiring().projectionsAtHead(database.jdbc(),
            new ProcessorTokens(database.jdbc(), store.serializer()));
    private final AllDeadLetters letters = new AllDeadLetters(List.of(new EventDeadLetters(database.jdbc(), axon)));
    private final Map<String, Long> next = new HashMap<>();

    @AfterEach
    void close() {
        axon.shutdown();
        store.close();
        database.close();
    }

    @Test
    void liveEvents_reachPlannerAndListenersOnceAndInOrder() {
        var heard = new CopyOnWriteArrayList<OutlookUpdate>();
        live.onOutlook(heard::add);
        axon.start();

        var events = day(6, 120, 1);
        append(events);
        quiet();

        var positions = LongStream.rangeClosed(1, 120).boxed().toList();
        assertThat(trigger.changes).extracting(OutlookChange::position).containsExactlyElementsOf(positions);
        assertThat(trigger.changes).extracting(OutlookChange::event).containsExactlyElementsOf(events);
        assertThat(trigger.changes).allSatisfy(change -> assertThat(change.before() == null
                ? 0
                : change.before().revision()).isEqualTo(change.after().revision() - 1));
        await().untilAsserted(
                () -> assertThat(heard).extracting(OutlookUpdate::position).containsExactlyElementsOf(positions));
        assertThat(live.position()).isEqualTo(120);
        byJourney(events).forEach((id, its) -> {
            assertThat(outlooks.find(id)).map(Positioned::outlook).contains(JourneyFold.fold(its));
            assertThat(history.listOf(id)).extracting(HistoryRow::event).containsExactlyElementsOf(its);
        });
    }

    @Test
    void listenerThatFailsOrLeaves_disturbsNobody() {
        var heard = new CopyOnWriteArrayList<OutlookUpdate>();
        var left = new CopyOnWriteArrayList<OutlookUpdate>();
        live.onOutlook(_ -> {
            throw new IllegalStateException("a listener that fails");
        });
        live.onOutlook(heard::add);
        live.onOutlook(left::add).close();
        axon.start();

        append(List.of(scheduled(journey("a"), 0), late(journey("a"), 5, 1)));
        quiet();

        await().untilAsserted(() -> assertThat(heard).hasSize(2));
        assertThat(left).isEmpty();
        assertThat(live.listSince(1, 9)).containsExactly(heard.getLast());
        assertThat(live.listSince(2, 9)).isEmpty();
    }

    @Test
    void eventsReplayed_areFoldedAndTellNobody() {
        var events = day(6, 120, 2);
        append(events);
        append(subscribed("early"));

        axon.start();
        quiet();

        assertThat(trigger.changes).isEmpty();
        assertThat(trigger.subscriptions).isEmpty();
        byJourney(events).forEach((id, its) -> assertThat(outlooks.find(id)).map(Positioned::outlook)
                .contains(JourneyFold.fold(its)));
        assertThat(new PostgresSubscriptions(database.jdbc(), TableNames.LIVE).listOf(new PassengerId("early-one")))
                .hasSize(1);
    }

    @Test
    void newSubscription_isStoredBeforeThePlannerLooksAtIt() {
        axon.start();

        append(subscribed("late"));
        quiet();

        assertThat(trigger.subscriptions).containsExactly("late: 1 row");
    }

    @Test
    void eventThatCannotBeFolded_isParkedWithItsJourneyAndTriedAgainByHand() {
        axon.start();
        append(List.of(scheduled(journey("a"), 0), scheduled(journey("b"), 0)));
        quiet();
        revision("0");
        append(List.of(late(journey("a"), 5, 1), late(journey("b"), 5, 1), late(journey("a"), 9, 2)));
        quiet();
        revision("1");

        var parked = letters.list(null, 10);
        assertThat(outlooks.find(journey("b")).orElseThrow().outlook().revision()).isEqualTo(2);
        assertThat(parked).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("x:a:2026-03-02 in outlook");
            assertThat(letter.why()).contains("missing").contains("later events waiting behind it: 1");
            assertThat(letter.id()).startsWith("event-");
        });
        assertThat(letters.list(parked.getFirst().id(), 10)).isEmpty();

        assertThat(letters.retry(parked.getFirst().id())).isTrue();

        assertThat(outlooks.find(journey("a")).orElseThrow().outlook().revision()).isEqualTo(3);
        assertThat(letters.list(null, 10)).isEmpty();
        assertThat(letters.retry(parked.getFirst().id())).isFalse();
    }

    /** Makes the stored outlook of journey a look as if an event had been lost, or sets it right again. */
    private void revision(String revision) {
        database.jdbc()
                .sql("update journey_outlook set outlook = jsonb_set(outlook::jsonb, '{revision}', '" + revision
                        + "') where journey_id like 'x:a:%'")
                .update();
        projection.forget();
    }

    private void append(List<? extends JourneyEvent> events) {
        events.forEach(event -> append("TrainJourney", event.journeyId().toString(), event));
    }

    private void append(SubscriptionStarted event) {
        append("PassengerSubscription", event.subscriptionId().value(), event);
    }

    private void append(String type, String aggregate, Object event) {
        store.append(type, aggregate, next.merge(aggregate, 1L, Long::sum) - 1, event);
    }

    private static SubscriptionStarted subscribed(String name) {
        return new SubscriptionStarted(new SubscriptionId(name + "-subscription"), new PassengerId(name + "-one"),
                TripPlan.of(new Leg(journey("t1"), 1, 2)), Preferences.DEFAULT, JourneyEvents.START);
    }

    private void quiet() {
        await().until(() -> atHead.busyWith().isEmpty());
    }

    private Configuration configuration() {
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(_ -> store.store())
                .configureSerializer(_ -> store.serializer())
                .configureEventSerializer(_ -> store.serializer())
                .configureMessageSerializer(_ -> store.serializer())
                .configureTransactionManager(_ -> store.transactions())
                .registerComponent(TokenStore.class, _ -> store.tokens());
        configurer.eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerDefaultDeadLetterPolicy(_ -> new PoisonPolicy())
                .registerDeadLetterQueue(OutlookProjection.GROUP,
                        _ -> JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                                .processingGroup(OutlookProjection.GROUP)
                                .connectionProvider(new SpringDataSourceConnectionProvider(database.dataSource()))
                                .transactionManager(store.transactions())
                                .schema(AxonTables.DEAD_LETTERS)
                                .genericSerializer(store.serializer())
                                .eventSerializer(store.serializer())
                                .build())
                .registerEventHandler(_ -> projection)
                .registerEventHandler(_ -> new HistoryProjection(history))
                .registerEventHandler(_ -> new SubscriptionProjection(
                        new PostgresSubscriptions(database.jdbc(), TableNames.LIVE), trigger));
        new QueryWiring().projectionProcessors(new QueryProperties(50, 3)).configureModule(configurer);
        return configurer.buildConfiguration();
    }

    private final class RecordingTrigger implements SettlingTrigger, SubscriptionTrigger {
        private final List<OutlookChange> changes = new CopyOnWriteArrayList<>();
        private final List<String> subscriptions = new CopyOnWriteArrayList<>();

        @Override
        public void changed(List<OutlookChange> batch) {
            changes.addAll(batch);
        }

        @Override
        public void changed(Collection<SubscriptionRow> batch) {
            batch.forEach(row -> subscriptions.add(row.passenger().value().replace("-one", ": 1 row")));
        }
    }
}
