package io.ansage.infra.rebuild;

import static io.ansage.infra.JourneyEvents.byJourney;
import static io.ansage.infra.JourneyEvents.day;
import static io.ansage.infra.JourneyEvents.journey;
import static io.ansage.infra.JourneyEvents.known;
import static io.ansage.infra.JourneyEvents.scheduled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyMessagePublished;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.event.SubscriptionStarted;
import io.ansage.infra.JourneyEvents;
import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.AxonEventLog;
import io.ansage.infra.axon.ProcessorTokens;
import io.ansage.infra.postgres.PostgresHistory;
import io.ansage.infra.postgres.PostgresSubscriptions;
import io.ansage.infra.postgres.TableNames;
import io.ansage.infra.rebuild.Rebuildable.Table;
import io.ansage.query.api.Projections.Rebuild;
import io.ansage.query.history.HistoryProjector;
import io.ansage.query.log.Projector;
import io.ansage.query.subscription.SubscriptionProjector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rebuilds in a real database, of projections that were kept up to date by the same projectors. */
class RebuildTest {

    private static final long EVENTS = 12_500;

    private final TestDatabase database = TestDatabase.create();
    private final TestEventStore store = TestEventStore.on(database);
    private final AxonEventLog log = store.log(database.dataSource());
    private final ProcessorTokens tokens = new ProcessorTokens(database.jdbc(), store.serializer());
    private final RecordedProcessor processor = new RecordedProcessor();
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Rebuildable> rebuildables = List.of(
            OutlookRebuild.of(database.dataSource(), () -> processor.seen.add("swapped")),
            new Rebuildable("history",
                    List.of(Table.partitioned("journey_history", "service_date", "journey_id", "revision",
                            "service_date")),
                    tables -> new HistoryProjector(new PostgresHistory(database.jdbc(), tables)), () -> {}),
            new Rebuildable("subscriptions", List.of(Table.personal("subscription_index", "subscription_id")),
                    tables -> new SubscriptionProjector(new PostgresSubscriptions(database.jdbc(), tables)),
                    () -> {}));
    private final RebuildingProjections projections = new RebuildingProjections(rebuildables, _ -> processor, log,
            tokens, database.dataSource(), database.transaction(),
            new RebuildingProjections.Background(waiting::add, InstantSource.system()));

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void rebuiltOutlooks_equalTheLiveOnes() {
        appendDay();
        live("outlook", EVENTS);
        var before = rows("journey_outlook", "stop_departure", "stop_name");

        var rebuild = rebuild("outlook");

        assertThat(rebuild.state()).isEqualTo("done");
        assertThat(rebuild.changedRows()).isZero();
        assertThat(rebuild.events()).isEqualTo(EVENTS).isEqualTo(rebuild.total());
        assertThat(rows("journey_outlook", "stop_departure", "stop_name")).isEqualTo(before).isNotEmpty();
    }

    @Test
    void rebuild_endsTheThreadsThatWroteForIt() throws Exception {
        appendDay();
        live("outlook", EVENTS);

        assertThat(rebuild("outlook").state()).isEqualTo("done");

        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("ansage-rebuild-")) {
                assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
            }
        }
    }

    @Test
    void journeysOfSeveralPages_andTextsThatPostgresCannotHold_equalTheLiveOnes() {
        int journeys = 1_201;
        for (int i = 0; i < journeys; i++) {
            append(scheduled(journey("p" + i), 0), 0);
        }
        append(new JourneyMessagePublished(journey("p7"), "m", "a\0b \\u0000 \"c\"", known(1)), 1);
        live("outlook", journeys + 1);
        var before = rows("journey_outlook", "stop_departure", "stop_name");

        var rebuild = rebuild("outlook");

        assertThat(rebuild.error()).isNull();
        assertThat(rebuild.changedRows()).isZero();
        assertThat(rows("journey_outlook", "stop_departure", "stop_name")).isEqualTo(before)
                .hasSizeGreaterThan(journeys);
    }

    private void append(JourneyEvent event, long sequence) {
        store.append("TrainJourney", event.journeyId().toString(), sequence, event);
    }

    @Test
    void rowsThatWentWrong_areCountedAndSetRight() {
        appendDay();
        live("outlook", EVENTS);
        var right = rows("journey_outlook", "stop_departure");
        database.jdbc().sql("update journey_outlook set revision = 0 where journey_id like 'x:t1:%'").update();
        database.jdbc().sql("delete from stop_departure where journey_id like 'x:t2:%'").update();
        database.jdbc()
                .sql("insert into stop_departure select 'x:ghost:2026-03-02', call_order, stop_id, line, destination, "
                        + "aimed, expected, shown_at, delay_minutes, planned_platform, platform, cancelled, departed, "
                        + "terminus, journey_over from stop_departure where journey_id like 'x:t3:%' limit 1")
                .update();

        var rebuild = rebuild("outlook");

        assertThat(rebuild.changedRows()).isEqualTo(1 + 3 + 1);
        assertThat(rows("journey_outlook", "stop_departure")).isEqualTo(right);
    }

    @Test
    void rebuild_goesToExactlyTheTokenOfTheLiveProjection() {
        appendDay();
        live("outlook", 1_700);
        var before = rows("journey_outlook", "stop_departure", "stop_name");

        var rebuild = rebuild("outlook");

        assertThat(rebuild.events()).isEqualTo(1_700);
        assertThat(rebuild.changedRows()).isZero();
        assertThat(rows("journey_outlook", "stop_departure", "stop_name")).isEqualTo(before);
    }

    @Test
    void history_isRebuiltIntoItsPartitions() {
        appendDay();
        live("history", EVENTS);
        var before = rows("journey_history");
        database.jdbc().sql("drop table journey_history_2026_03").update();

        assertThat(rebuild("history").changedRows()).isEqualTo(EVENTS);
        assertThat(rows("journey_history")).isEqualTo(before);
    }

    @Test
    void processor_standsStillWhileRowsAreSwapped() {
        appendDay();
        live("outlook", EVENTS);

        rebuild("outlook");

        assertThat(processor.seen).containsExactly("stop", "swapped", "start");
    }

    @Test
    void eventThatCannotBeFolded_failsTheRebuildAndLeavesTheRows() {
        appendDay();
        live("outlook", EVENTS);
        var before = rows("journey_outlook", "stop_departure");
        store.append("TrainJourney", JourneyEvents.journey("t0").toString(), 100_000,
                JourneyEvents.cancelled(JourneyEvents.journey("t0"), 1));
        token("outlook", EVENTS + 1);

        var rebuild = rebuild("outlook");

        assertThat(rebuild.state()).isEqualTo("failed");
        assertThat(rebuild.error()).contains("missing");
        assertThat(rows("journey_outlook", "stop_departure")).isEqualTo(before);
        assertThat(processor.seen).containsExactly("stop", "start");
    }

    @Test
    void cancelledRebuild_leavesTheRows_andNothingBehind() {
        appendDay();
        live("outlook", EVENTS);
        database.jdbc().sql("update journey_outlook set revision = 0 where journey_id like 'x:t1:%'").update();
        var before = rows("journey_outlook", "stop_departure");

        projections.rebuild("outlook");
        assertThat(projections.cancel("outlook")).isTrue();
        waiting.removeFirst().run();

        assertThat(projections.list()).filteredOn(p -> p.name().equals("outlook"))
                .singleElement()
                .satisfies(p -> assertThat(Objects.requireNonNull(p.rebuild()).state()).isEqualTo("cancelled"));
        assertThat(rows("journey_outlook", "stop_departure")).isEqualTo(before);
        assertThat(database.jdbc()
                .sql("select count(*) from pg_tables where schemaname = 'staging'")
                .query(Long.class)
                .single()).isZero();
        assertThat(rebuild("outlook").changedRows()).isEqualTo(1);
    }

    @Test
    void whatIsOverOrNeverBegan_cannotBeCancelled() {
        live("outlook", 0);
        assertThat(projections.cancel("outlook")).isFalse();
        rebuild("outlook");
        assertThat(projections.cancel("outlook")).isFalse();
        assertThat(projections.cancel("nothing")).isFalse();
    }

    @Test
    void tablesOfAKilledRebuild_areNoObstacle() {
        appendDay();
        live("outlook", EVENTS);
        new Staging(database.jdbc()).create(rebuildables.getFirst());
        database.jdbc().sql("insert into staging.stop_name values ('x:left', 'Left over')").update();

        assertThat(rebuild("outlook").changedRows()).isZero();
    }

    @Test
    void secondRebuild_isRefusedWhileOneRuns() {
        appendDay();
        live("outlook", EVENTS);
        projections.rebuild("outlook");

        assertThatThrownBy(() -> projections.rebuild("outlook")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> projections.rebuild("nothing")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void rebuildOfAnotherNode_isWaitedForByNobody() {
        live("outlook", 0);
        try (var _ = new RebuildLock(database.dataSource()).take("outlook")) {
            assertThat(rebuild("outlook").error()).contains("another node");
        }
        assertThat(rebuild("outlook").state()).isEqualTo("done");
    }

    @Test
    void erasedPassenger_doesNotComeBack() {
        var kept = subscribe("kept-passenger");
        var gone = subscribe("gone-passenger");
        live("subscriptions", 2);
        var subscriptions = new PostgresSubscriptions(database.jdbc(), TableNames.LIVE);
        store.keys().erase(gone);
        database.jdbc()
                .sql("delete from subscription_index where passenger_id = :gone")
                .param("gone", gone.value())
                .update();

        assertThat(rebuild("subscriptions").changedRows()).isZero();
        assertThat(subscriptions.listOf(gone)).isEmpty();
        assertThat(subscriptions.listOf(kept)).hasSize(1);
    }

    @Test
    void positionAndHead_areShown() {
        appendDay();
        live("outlook", 1_700);

        assertThat(projections.list()).filteredOn(p -> p.name().equals("outlook")).singleElement().satisfies(p -> {
            assertThat(p.position()).isEqualTo(1_700);
            assertThat(p.head()).isEqualTo(EVENTS);
            assertThat(p.running()).isTrue();
            assertThat(p.rebuild()).isNull();
        });
    }

    private PassengerId subscribe(String name) {
        var passenger = new PassengerId(name);
        var id = new SubscriptionId("of-" + name);
        store.append("PassengerSubscription", id.value(), 0, new SubscriptionStarted(id, passenger,
                TripPlan.of(new Leg(journey("t1"), 1, 2)), Preferences.DEFAULT, JourneyEvents.START));
        return passenger;
    }

    private void appendDay() {
        var next = new java.util.HashMap<String, Long>();
        var events = day(20, (int) EVENTS, 7);
        assertThat(byJourney(events)).hasSize(20);
        database.transaction()
                .executeWithoutResult(_ -> events.forEach(e -> store.append("TrainJourney", e.journeyId().toString(),
                        next.merge(e.journeyId().toString(), 1L, Long::sum) - 1, e)));
    }

    /** What the live projection does: folds up to a position, and keeps its token there. */
    private void live(String name, long upTo) {
        Projector projector = rebuildables.stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow()
                .projector()
                .apply(TableNames.LIVE);
        database.transaction().executeWithoutResult(_ -> projector.project(log.list(0, upTo, Integer.MAX_VALUE)));
        token(name, upTo);
    }

    private void token(String name, long position) {
        var stored = store.serializer().serialize(GapAwareTrackingToken.newInstance(position, Set.of()), byte[].class);
        database.jdbc()
                .sql("insert into token_entry (processor_name, segment, token, token_type) values (:name, 0, :token, :type) "
                        + "on conflict (processor_name, segment) do update set token = excluded.token")
                .param("name", name)
                .param("token", stored.getData())
                .param("type", stored.getType().getName())
                .update();
    }

    private Rebuild rebuild(String name) {
        projections.rebuild(name);
        waiting.removeFirst().run();
        return projections.list()
                .stream()
                .filter(p -> p.name().equals(name))
                .map(p -> Objects.requireNonNull(p.rebuild()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> rows(String... tables) {
        return List.of(tables)
                .stream()
                .flatMap(t -> database.jdbc()
                        .sql("select t::text from " + t + " t order by 1")
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    private static final class RecordedProcessor implements LiveProcessor {
        private final List<String> seen = new ArrayList<>();

        @Override
        public boolean running() {
            return true;
        }

        @Override
        public @Nullable String error() {
            return null;
        }

        @Override
        public void stop() {
            seen.add("stop");
        }

        @Override
        public void start() {
            seen.add("start");
        }
    }
}
