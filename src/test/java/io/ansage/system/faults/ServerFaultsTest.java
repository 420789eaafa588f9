package io.ansage.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.api.IngestLedger;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.command.CancelJourney;
import io.ansage.domain.observation.Observation;
import io.ansage.query.api.DeadLetters;
import io.ansage.query.outlook.OutlookProjection;
import io.ansage.system.Await;
import io.ansage.system.timeline.Invariants;
import io.ansage.system.timeline.Product;
import io.ansage.system.timeline.Story;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Servers that go away and come back, and an event that a projection cannot take. */
class ServerFaultsTest {

    private final Product product = Product.shared();
    private final Invariants invariants = new Invariants(product);

    @Test
    void postgresKilledWhileFeeding_nothingIsLost_andItGoesOnByItself() {
        var story = Story.of(product.nextDate(), ZoneId.of("Europe/Berlin"), "07:30");
        story.at("06:50").late(20).at("06:52").wants("06:50", "06:52", "FIRST_DELAY");
        var news = List.of(story.late(story.instant("06:52"), 21), story.late(story.instant("06:53"), 22),
                story.cancelled(story.instant("06:54")));

        product.servers().postgres().kill();
        var fed = CompletableFuture.runAsync(() -> news.forEach(o -> feed(story, o)), Thread::startVirtualThread);
        product.servers().postgres().start();
        fed.join();
        Await.until("all has come to rest", this::quiet);

        story.at("06:54").wants("06:52", "06:54:05", "CANCELLED").wantsNothingElse();
        invariants.hold(story);
    }

    @Test
    void connectionsCutInTheMiddleOfBatches_nothingIsLost_andNoRecordOrEventIsBlamed() {
        var story = Story.of(product.nextDate(), ZoneId.of("Europe/Berlin"), "07:30").at("06:50");
        var before = product.part(IngestLedger.class).balance();
        for (int minutes = 1; minutes <= 30; minutes++) {
            feed(story, story.late(story.instant("06:50").plusSeconds(minutes), minutes));
            Await.until("connections are cut", () -> {
                cutConnections();
                return true;
            });
        }
        Await.until("all has come to rest", this::quiet);

        var after = product.part(IngestLedger.class).balance();
        assertThat(after.received()).isGreaterThanOrEqualTo(before.received() + 30);
        assertThat(after.quarantined()).isEqualTo(before.quarantined());
        assertThat(product.part(DeadLetters.class).list(null, 10)).isEmpty();
        assertThat(story.outlook().departureDelayAt(1)).isEqualTo(30);
        story.at("06:52").wants("06:50", "06:52", "FIRST_DELAY").wantsNothingElse();
        invariants.hold(story);
    }

    @Test
    void kafkaAway_operatorsDecisionsAreToldAllTheSame_andTheMirrorCatchesUp() {
        var story = Story.of(product.nextDate(), ZoneId.of("Europe/Berlin"), "07:30").at("06:50");
        var now = product.clock().instant();

        product.servers().kafka().close();
        product.part(CommandGateway.class)
                .sendAndWait(new CancelJourney(story.journey(), null,
                        Report.of(new Source("operator", SourceKind.OPERATOR), now, now)));
        Await.until("the passenger is told", () -> story.phone().interrupts() == 1, story::notices);
        product.servers().kafka().start();
        Await.until("all has come to rest", this::quiet);

        story.wants("06:50", "06:50:05", "CANCELLED").at("06:55").wantsNothingElse();
        invariants.hold(story);
    }

    @Test
    void eventThatCannotBeFolded_isParked_othersFlow_andARetryHeals() {
        var date = product.nextDate();
        var broken = Story.of(date, ZoneId.of("Europe/Berlin"), "07:30");
        var other = Story.of(date, ZoneId.of("Europe/Berlin"), "07:30");
        var letters = product.part(DeadLetters.class);
        var sound = broken.outlook().revision();
        other.at("06:50");
        setRevision(broken, 0);

        broken.reportedBlindly(broken.late(broken.instant("06:50"), 20));
        product.awaitQuiet();
        other.late(20).at("06:52").wants("06:50", "06:52", "FIRST_DELAY").wantsNothingElse();
        var letter = letters.list(null, 100).getFirst();

        assertThat(letter.subject()).isEqualTo(broken.journey() + " in outlook");
        assertThat(broken.notices()).isEmpty();

        setRevision(broken, sound);
        assertThat(letters.retry(letter.id())).isTrue();
        product.awaitQuiet();

        assertThat(letters.list(null, 100)).noneMatch(l -> l.id().equals(letter.id()));
        broken.at("06:54").wants("06:52", "06:54", "FIRST_DELAY").wantsNothingElse();
        invariants.hold(broken);
    }

    /** All connections of the application but the one that asks for it. */
    private void cutConnections() {
        product.part(JdbcClient.class)
                .sql("select pg_terminate_backend(pid) from pg_stat_activity "
                        + "where datname = current_database() and pid <> pg_backend_pid()")
                .query(Boolean.class)
                .list();
    }

    /** Makes the stored outlook look as if an event had been lost, or sets it right again. */
    private void setRevision(Story story, long revision) {
        product.part(JdbcClient.class)
                .sql("update journey_outlook set outlook = jsonb_set(outlook::jsonb, '{revision}', to_jsonb(:revision)) "
                        + "where journey_id = :journey")
                .param("revision", revision)
                .param("journey", story.journey().toString())
                .update();
        product.part(OutlookProjection.class).forget();
    }

    /** As a feed does: what could not be handed in is handed in again. */
    private static void feed(Story story, Observation observation) {
        Await.until("the observation is safe", () -> {
            story.reportedBlindly(observation);
            return true;
        });
    }

    private boolean quiet() {
        product.awaitQuiet();
        return true;
    }
}
