package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.message.Span;
import io.ansage.domain.silence.Silence;
import io.ansage.domain.silence.SilenceId;
import io.ansage.domain.silence.SilenceMatcher;
import io.ansage.domain.silence.SilenceMatcher.Kind;
import io.ansage.query.notice.Effect;
import io.ansage.query.why.DecisionReplay;
import io.ansage.query.why.Replayed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A decision made again is the one that was made: every row of the ledger, and every silence that was counted. */
final class DecisionReplayTest {

    private static final int PASSENGERS = 5;

    private final NoticeRailway railway = new NoticeRailway();

    @AfterEach
    void close() {
        railway.close();
    }

    @Test
    void theAcceptanceStory_isDecidedAgainAsItWas() {
        railway.withPassengers(PASSENGERS);
        for (int late : List.of(3, 10, 12, 20, 22, 30)) {
            railway.happens(railway.delay(late)).runUntil(railway.clock.instant().plusSeconds(120));
        }
        railway.happens(railway.cancelled()).runUntil(railway.clock.instant().plusSeconds(120));
        railway.happens(railway.reinstated(), railway.delay(25)).runUntil(railway.clock.instant().plusSeconds(120));

        var replayed = replayAll();

        assertThat(replayed.get(0)).extracting(Replayed::effect)
                .anyMatch(e -> e instanceof Effect.Untold(var reason) && reason.name().equals("BELOW_THRESHOLD"));
        assertThat(replayed.get(0).stream().filter(r -> r.effect() instanceof Effect.Told)).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRandomMorning_isDecidedAgainAsItWas(long seed) {
        var random = new Random(seed);
        railway.withPassengers(PASSENGERS);
        for (int i = 0; i < 40; i++) {
            switch (random.nextInt(12)) {
                case 0 -> railway.happens(railway.cancelled());
                case 1 -> railway.happens(railway.reinstated());
                case 2 -> railway.channel.answers(new DeliveryOutcome.TryLater("busy", null, false));
                case 3 -> railway.channel.answers(new DeliveryOutcome.Unknown("no answer"));
                case 4 -> railway.channel.answers(new DeliveryOutcome.Accepted("1"));
                case 5 -> railway.unsubscribe(random.nextInt(PASSENGERS));
                case 6 -> railway.subscribe(random.nextInt(PASSENGERS));
                case 7 -> hush(i);
                default -> railway.happens(railway.delay(random.nextInt(45) - 3));
            }
            if (random.nextInt(3) > 0) {
                railway.runUntil(railway.clock.instant().plusSeconds(10L * random.nextInt(15)));
            }
        }
        assertThat(replayAll()).hasSize(PASSENGERS);
    }

    /** For three minutes nothing that is not urgent is said. */
    private void hush(int number) {
        var now = railway.clock.instant();
        new PostgresSilences(railway.database.jdbc(), railway.database.transaction()).begin(
                new Silence(new SilenceId("silence-" + number), "anna", "Flapping feed",
                        List.of(new SilenceMatcher(Kind.NETWORK, "test")), false,
                        new Span(now, now.plusSeconds(180)), null, null),
                now);
    }

    /** Of every passenger; compared with the ledger row by row, and with the counters. */
    private Map<Integer, List<Replayed>> replayAll() {
        var past = new PostgresPast(railway.database.jdbc());
        var replay = new DecisionReplay(past, railway.history, railway.decisions::with);
        var all = new HashMap<Integer, List<Replayed>>();
        var silent = new TreeMap<String, Long>();
        int rows = 0;
        for (int i = 0; i < PASSENGERS; i++) {
            var trip = past.find(past.tripsOf(NoticeRailway.passenger(i), NoticeRailway.JOURNEY)).getFirst();
            var replayed = replay.replay(trip);
            assertThat(replayed).isNotEmpty().allSatisfy(r -> assertThat(r.agrees()).as("%s", r).isTrue());
            replayed.forEach(r -> {
                if (r.effect() instanceof Effect.Untold(var reason)) {
                    silent.merge(reason.name(), 1L, Long::sum);
                } else if (r.effect() instanceof Effect.OnItsWay) {
                    silent.merge("DUPLICATE", 1L, Long::sum);
                }
            });
            assertThat(replayed.stream().filter(r -> r.row() != null).map(r -> r.row().notice().sequence()))
                    .containsExactlyElementsOf(trip.rows().stream().map(r -> r.notice().sequence()).toList());
            rows += trip.rows().size();
            all.put(i, replayed);
        }
        assertThat(rows).isEqualTo(railway.ledger().size());
        assertThat(silent).isEqualTo(new TreeMap<>(railway.notices.counters().silent()));
        return all;
    }
}
