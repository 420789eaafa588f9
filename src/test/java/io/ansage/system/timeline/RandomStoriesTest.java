package io.ansage.system.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.observation.Observation;
import io.ansage.push.standin.PhoneState.Effect;
import io.ansage.push.standin.PhoneState.Entry;
import io.ansage.push.standin.ScriptedAnswer;
import io.ansage.query.api.Notices;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.api.Notices.Untold;
import io.ansage.system.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random mornings of the whole product: reports doubled, overtaken and lost, one restart, a provider that fails. What
 * must hold is what the random mornings of the domain hold to, where thousands of seeds are tried; these few show that
 * database, topic and outbox keep to it.
 */
class RandomStoriesTest {

    private static final Set<String> CONTENT = Set.of("COVERED", "BELOW_THRESHOLD", "INHIBITED");
    private static final Set<Effect> SEEN = Set.of(Effect.BUZZED, Effect.REPLACED_SILENTLY, Effect.SHOWN_SILENTLY);
    private static final int MINUTES = 30;

    private final Product product = Product.shared();
    private final Story story = Story.of(product.nextDate(), ZoneId.of("Europe/Berlin"), "07:30");
    private final Invariants invariants = new Invariants(product);
    private final List<Observation> underWay = new ArrayList<>();
    private int delay;
    private boolean cancelled;
    private boolean newestCancelled;
    private int newestDelay;
    private Instant newest = Instant.MIN;

    @AfterEach
    void clear() {
        product.provider().script().clear();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whateverBecomesOfMessages_passengerIsToldTheTruthOnce(long seed) {
        var random = new Random(seed);
        int restart = random.nextInt(MINUTES);
        for (int minute = 0; minute < MINUTES; minute++) {
            story.at("06:%02d".formatted(30 + minute));
            live(random);
            provider(random);
            say(random);
            arrive(random);
            if (minute == restart) {
                settleProvider();
                product.restart();
            }
        }
        settleProvider();
        story.at("07:01");
        hand(current());
        story.at("07:03");
        settleProvider();

        lastStateWins();
        phoneShowsTheLastWord();
        eachWordWasTrueAndNew();
        invariants.booksBalance();
    }

    private void live(Random random) {
        switch (random.nextInt(6)) {
            case 0 -> delay += random.nextInt(12);
            case 1 -> delay = Math.max(0, delay - random.nextInt(12));
            case 2 -> cancelled = random.nextInt(3) == 0;
            default -> {
                // Nothing new.
            }
        }
    }

    private void provider(Random random) {
        switch (random.nextInt(5)) {
            case 0 -> product.provider().script().next(ScriptedAnswer.unavailable("1"));
            case 1 -> product.provider().script().next(new ScriptedAnswer.Cut(true));
            default -> {
                // It works.
            }
        }
    }

    private void say(Random random) {
        var said = current();
        if (random.nextInt(8) > 0) {
            underWay.add(said);
        }
        if (random.nextInt(4) == 0) {
            underWay.add(said);
        }
    }

    /** Some arrive now, in any order, and some wait for later and overtake nothing any more. */
    private void arrive(Random random) {
        for (int i = underWay.size() - 1; i >= 0; i--) {
            if (random.nextInt(4) > 0) {
                hand(underWay.remove(i));
            }
        }
    }

    private void hand(Observation observation) {
        if (observation.report().observedAt().isAfter(newest)) {
            newest = observation.report().observedAt();
            newestCancelled = observation.calls().isEmpty();
            newestDelay = newestCancelled ? newestDelay : delayOf(observation);
        }
        story.reported(observation);
    }

    private int delayOf(Observation observation) {
        var departure = observation.calls().getFirst().expectedDeparture();
        return (int) Duration.between(story.instant("07:30"), departure).toMinutes();
    }

    private Observation current() {
        var now = product.clock().instant();
        return cancelled ? story.cancelled(now) : story.late(now, delay);
    }

    /** The provider works again, and all that waits for it has been answered. */
    private void settleProvider() {
        product.provider().script().clear();
        Await.until("nothing waits for the provider",
                () -> story.notices().stream().noneMatch(n -> n.status().equals("planned")), story::notices);
        product.awaitQuiet();
    }

    private void lastStateWins() {
        assertThat(story.outlook().cancelled()).isEqualTo(newestCancelled);
        if (!newestCancelled) {
            assertThat(story.outlook().departureDelayAt(1)).isEqualTo(newestDelay);
        }
        assertThat(product.part(Notices.class).listUntold(story.journey(), 10)).extracting(Untold::reason)
                .as("nothing is left to say")
                .hasSize(1)
                .allMatch(CONTENT::contains);
    }

    private void phoneShowsTheLastWord() {
        var accepted = story.notices().stream().filter(n -> n.status().equals("accepted")).toList();
        assertThat(accepted).as("a morning on which something is told").isNotEmpty();
        assertThat(story.phone().shown()).singleElement()
                .satisfies(b -> assertThat(b.version()).isEqualTo(accepted.getLast().version()));
        assertThat(accepted.stream().filter(n -> n.noticeClass() == NoticeClass.NORMAL).count())
                .isLessThanOrEqualTo(NoticeParameters.DEFAULT.budget());
        assertThat(accepted).extracting(Notice::plannedAt).allMatch(at -> at.isBefore(story.instant("07:30")));
        if (newestCancelled) {
            assertThat(accepted.getLast().reason()).isEqualTo("CANCELLED");
        }
    }

    private void eachWordWasTrueAndNew() {
        var events = invariants.events(story.journey());
        long version = 0;
        var said = new HashSet<String>();
        var told = "";
        for (var entry : seen()) {
            var reason = entry.data().getOrDefault("reason", "");
            int revision = Integer.parseInt(entry.data().getOrDefault("revision", "0"));
            var truth = JourneyFold.fold(events.subList(0, revision));
            assertThat(truth).isNotNull();
            assertThat(truth.cancelled()).as(reason + " at revision " + revision).isEqualTo(reason.equals("CANCELLED"));
            assertThat(entry.version()).as("versions rise").isGreaterThan(version);
            assertThat(reason.equals("CANCELLED") && told.equals("CANCELLED")).as("cancelled twice over").isFalse();
            if (reason.equals("RUNS_AGAIN")) {
                assertThat(said).contains("CANCELLED");
            }
            if (Set.of("BETTER", "ON_TIME_AGAIN").contains(reason)) {
                assertThat(said).containsAnyOf("FIRST_DELAY", "WORSE", "RUNS_AGAIN");
            }
            version = entry.version();
            told = reason;
            said.add(reason);
        }
    }

    private List<Entry> seen() {
        return story.phone().log().stream().filter(e -> SEEN.contains(e.effect())).toList();
    }
}
