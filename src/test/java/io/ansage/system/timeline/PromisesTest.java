package io.ansage.system.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.PassengerErasure;
import io.ansage.query.api.Projections;
import io.ansage.query.api.Projections.Projection;
import io.ansage.query.api.Projections.Rebuild;
import io.ansage.query.api.Subscriptions;
import io.ansage.system.Await;
import io.ansage.system.mirror.Published;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds whatever else happens: replays are silent, erasure leaves nothing, operators prevail, restarts are unseen. */
class PromisesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Product product = Product.shared();

    @Test
    void rebuildOfAllProjections_sendsNothing_andComesOutTheSame() {
        var story = newStory();
        EightInputs.play(story, 1);
        var projections = product.part(Projections.class);
        var log = story.phone().log();
        var notices = story.notices();
        var names = projections.list().stream().map(Projection::name).filter(n -> !n.equals("mirror")).toList();

        assertThat(names).containsExactlyInAnyOrder("outlook", "history", "subscriptions");
        for (var name : names) {
            projections.rebuild(name);
            Await.until("projection " + name + " is built anew", () -> rebuildOf(name).state().equals("done"),
                    () -> rebuildOf(name));
            assertThat(rebuildOf(name).changedRows()).as(name).isZero();
            assertThat(rebuildOf(name).events()).as(name).isPositive();
        }
        product.awaitQuiet();

        assertThat(story.phone().log()).isEqualTo(log);
        assertThat(story.notices()).isEqualTo(notices);
        story.at("07:10").wantsNothingElse().everythingAgrees();
    }

    @Test
    void afterARebuild_theNextNewsIsToldAsEver() {
        var story = newStory();
        story.at("06:50").late(20).at("06:52").wants("06:50", "06:52", "FIRST_DELAY");

        product.part(Projections.class).rebuild("outlook");
        story.at("06:54").cancelled().at("06:56").wants("06:54", "06:54:05", "CANCELLED").wantsNothingElse();
        Await.until("the projection is built anew", () -> !rebuildOf("outlook").state().equals("running"));

        assertThat(rebuildOf("outlook").state()).isEqualTo("done");
        story.at("06:58").wantsNothingElse().everythingAgrees();
    }

    @Test
    void erasedPassenger_leavesNoTrace_andTheJourneyStillReplays() {
        var story = newStory();
        EightInputs.play(story, 1);
        var traces = new Traces(product);
        var known = List.of(story.phoneToken(), story.passenger().value());
        var outlook = story.outlook();
        assertThat(traces.find(known)).isNotEmpty();

        product.part(PassengerErasure.class).erase(story.passenger());

        assertThat(traces.find(known)).isEmpty();
        assertThat(story.notices()).isEmpty();
        assertThat(product.part(Subscriptions.class).listOf(story.passenger())).isEmpty();
        var interrupts = story.phone().interrupts();
        story.at("07:10").late(60).at("07:15");
        assertThat(story.phone().interrupts()).isEqualTo(interrupts);
        assertThat(events(story.journey()).size()).isGreaterThan((int) outlook.revision());
        assertThat(JourneyFold.fold(events(story.journey()))).isEqualTo(story.outlook());
        product.part(Projections.class).rebuild("subscriptions");
        Await.until("subscriptions are built anew", () -> rebuildOf("subscriptions").state().equals("done"),
                () -> rebuildOf("subscriptions"));
        assertThat(traces.find(known)).isEmpty();
        story.everythingAgrees();
    }

    @Test
    void operatorsWord_overrulesTheFeed_untilItExpires() {
        var story = newStory();
        story.at("06:50").operatorSaysLate(20, Duration.ofMinutes(10));
        story.at("06:52").wants("06:50", "06:52", "FIRST_DELAY");

        story.late(2).at("06:55").late(3).at("06:58").wantsNothingElse();
        assertThat(story.outlook().departureDelayAt(1)).isEqualTo(20);

        story.at("07:01").late(3).wants("07:01", "07:01:05", "BETTER").wantsNothingElse();
        assertThat(story.outlook().departureDelayAt(1)).isEqualTo(3);
    }

    @Test
    void restartBeforeEveryStep_sameOutcome() {
        var story = newStory();

        EightInputs.play(story, product::restart);

        assertThat(story.phone().shown()).hasSize(1);
        story.everythingAgrees();
    }

    @Test
    void mirrorHoldsEveryEventOnce_inTheOrderOfTheStore() {
        var story = newStory();
        EightInputs.play(story, 2);
        var stored = new TreeMap<String, List<Long>>();
        product.part(JdbcClient.class)
                .sql("select aggregate_identifier, count(*) from domain_event_entry where type = 'TrainJourney' "
                        + "group by 1")
                .query((rs, _) -> stored.put(rs.getString(1), LongStream.range(0, rs.getLong(2)).boxed().toList()))
                .list();

        assertThat(stored).containsKey(story.journey().toString());
        Await.until("the mirror is as long as the store", () -> mirrored().equals(stored), () -> mirrored());
    }

    private TreeMap<String, List<Long>> mirrored() {
        return new TreeMap<>(Published.sequences(Published.readAll(product.servers().bootstrapServers())));
    }

    private Rebuild rebuildOf(String name) {
        return product.part(Projections.class)
                .list()
                .stream()
                .filter(p -> p.name().equals(name))
                .map(p -> Objects.requireNonNull(p.rebuild()))
                .findFirst()
                .orElseThrow();
    }

    private List<JourneyEvent> events(JourneyId journey) {
        return product.part(EventStore.class)
                .readEvents(journey.toString(), 0)
                .asStream()
                .map(e -> (JourneyEvent) e.getPayload())
                .toList();
    }

    private Story newStory() {
        return Story.of(product.nextDate(), BERLIN, "07:30");
    }
}
