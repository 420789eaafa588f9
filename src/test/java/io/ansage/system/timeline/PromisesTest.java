package io.ansage.system.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.ReplaceTrip;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.api.PassengerErasure;
import io.ansage.query.api.Projections;
import io.ansage.query.api.Subscriptions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds whatever else happens: replays are silent, erasure leaves nothing, operators prevail, restarts are unseen. */
class PromisesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Product product = Product.shared();
    private final Invariants invariants = new Invariants(product);

    @Test
    void rebuildOfAllProjections_sendsNothing_andComesOutTheSame() {
        var story = newStory();
        EightInputs.play(story, 1);
        var log = story.phone().log();
        var notices = story.notices();

        invariants.projectionsEqualRebuiltOnes();

        assertThat(story.phone().log()).isEqualTo(log);
        assertThat(story.notices()).isEqualTo(notices);
        story.at("07:10").wantsNothingElse().everythingAgrees();
    }

    @Test
    void duringARebuild_newsIsToldAsEver() {
        var story = newStory();
        story.at("06:50").late(20).at("06:52").wants("06:50", "06:52", "FIRST_DELAY");

        product.part(Projections.class).rebuild("outlook");
        story.at("06:54").cancelled().at("06:56").wants("06:54", "06:54:05", "CANCELLED").wantsNothingElse();
        invariants.awaitRebuilt("outlook");

        story.at("06:58").wantsNothingElse().everythingAgrees();
    }

    @Test
    void erasedPassenger_leavesNoTrace_andTheJourneyStillReplays() {
        var story = newStory();
        EightInputs.play(story, 1);
        var traces = new Traces(product);
        var known = List.of(story.phoneToken(), story.passenger().value());
        assertThat(traces.find(known)).hasSizeGreaterThan(2);

        product.part(PassengerErasure.class).erase(story.passenger());

        assertThat(traces.find(known)).isEmpty();
        assertThat(story.notices()).isEmpty();
        assertThat(product.part(Subscriptions.class).listOf(story.passenger())).isEmpty();
        var interrupts = story.phone().interrupts();
        story.at("07:10").late(60).at("07:15");
        assertThat(story.phone().interrupts()).isEqualTo(interrupts);
        assertThat(JourneyFold.fold(invariants.events(story.journey()))).isEqualTo(story.outlook());
        product.part(Projections.class).rebuild("subscriptions");
        invariants.awaitRebuilt("subscriptions");
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
    void p02_manyReportsAboutOneTrain_areOneMessage() {
        var story = newStory().at("06:50");
        var now = product.clock().instant();
        story.reported(story.late(now, 20), story.late(now.plusSeconds(1), 20), story.late(now.plusSeconds(2), 21),
                story.late(now.plusSeconds(3), 20));

        story.at("06:55").wants("06:50", "06:51", "FIRST_DELAY").wantsNothingElse();
    }

    @Test
    void p15_whoeverTakesAnotherTrain_hearsOfThatOneOnly() {
        var date = product.nextDate();
        var left = Story.of(date, BERLIN, "07:30");
        var taken = Story.of(date, BERLIN, "07:30");
        left.at("06:48").late(20).at("06:50").wants("06:48", "06:50", "FIRST_DELAY");

        product.part(CommandGateway.class)
                .sendAndWait(new ReplaceTrip(left.subscription(), left.passenger(),
                        TripPlan.of(new Leg(taken.journey(), 1, 2)), product.clock().instant()));
        product.awaitQuiet();
        left.cancelled().at("06:52").wantsNothingElse();

        taken.late(30).at("06:54");
        assertThat(left.interruptions()).extracting(Notice::journeyId)
                .containsExactly(left.journey(), taken.journey());
    }

    @Test
    void p24_cancelledRunningAndCancelledAgain_areThreeMessages_andThePhoneShowsTheThird() {
        var story = newStory();
        story.at("06:50").cancelled().wants("06:50", "06:50:05", "CANCELLED");
        story.at("06:51").late(0).wants("06:51", "06:51:05", "RUNS_AGAIN");
        story.at("06:52").cancelled().wants("06:52", "06:52:05", "CANCELLED").wantsNothingElse();

        assertThat(story.phone().shown()).singleElement().satisfies(b -> assertThat(b.version()).isEqualTo(3));
        story.everythingAgrees();
    }

    @Test
    void p09_restartBeforeEveryStep_sameOutcome() {
        var story = newStory();

        EightInputs.play(story, product::restart);

        assertThat(story.phone().shown()).hasSize(1);
        story.everythingAgrees();
    }

    @Test
    void mirrorHoldsEveryEventOnce_inTheOrderOfTheStore() {
        EightInputs.play(newStory(), 2);

        invariants.mirrorEqualsStore();
    }

    @Test
    void eventsOffsetsAndBooks_areCommittedTogether() {
        var story = newStory().at("06:50").late(10);

        assertThat(product.part(JdbcClient.class).sql("""
                select max(xmin::text::bigint) from ingest_offset
                union all select max(xmin::text::bigint) from ingest_count
                union all select xmin::text::bigint from domain_event_entry
                    where aggregate_identifier = :journey and payload_type = 'journey-times-changed'
                """).param("journey", story.journey().toString()).query(Long.class).list()).hasSize(3)
                .satisfies(ids -> assertThat(Set.copyOf(ids)).as("transactions").hasSize(1));
    }

    private Story newStory() {
        return Story.of(product.nextDate(), BERLIN, "07:30");
    }
}
