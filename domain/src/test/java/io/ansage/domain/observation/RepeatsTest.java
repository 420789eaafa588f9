package io.ansage.domain.observation;

import static io.ansage.domain.observation.Reports.FEED;
import static io.ansage.domain.observation.Reports.ID;
import static io.ansage.domain.observation.Reports.OPERATOR;
import static io.ansage.domain.observation.Reports.OTHER_FEED;
import static io.ansage.domain.observation.Reports.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That a repeat may be counted unread: over random streams of sources that contradict each other, the gate decides every
 * observation that would be counted so exactly as it was counted.
 */
class RepeatsTest {

    private static final Instant START = at("09:30");

    /** What was said last without effect, by a source. */
    private record Silenced(Observation said, JourneyOutlook under) {}

    private final Map<Source, Silenced> silenced = new HashMap<>();
    private final Map<Source, Instant> heard = new HashMap<>();
    private @Nullable JourneyOutlook known;
    private int unread;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void repeats_areDecidedAsTheFirst(boolean timetable) {
        for (int seed = 0; seed < 150; seed++) {
            silenced.clear();
            heard.clear();
            known = null;
            day(new Random(seed), timetable);
        }
        assertThat(unread).isGreaterThan(7_000);
    }

    private void day(Random random, boolean timetable) {
        var pool = pool(random, timetable);
        var now = START;
        int saying = 0;
        for (int step = 0; step < 300; step++) {
            now = now.plusSeconds(random.nextInt(random.nextInt(40) == 0 ? 14_000 : 60));
            saying = random.nextInt(10) == 0 ? random.nextInt(pool.size()) : saying;
            var observedAt = random.nextInt(8) == 0 ? now.plusSeconds(random.nextInt(-400, 400)) : now;
            observe(said(pool.get(random.nextInt(4) == 0 ? random.nextInt(pool.size()) : saying), observedAt,
                    random.nextInt(9) == 0 ? now.minusSeconds(random.nextInt(90)) : now), now, timetable);
        }
    }

    private void observe(Observation o, Instant now, boolean timetable) {
        var source = o.report().source();
        var last = heard.get(source);
        var decision = ObservationGate.decide(known, o, ID, timetable ? Reports.PLAN : null, now, last);
        var before = silenced.get(source);
        if (before != null && last != null && before.under == known && sameWords(before.said, o)
                && !o.report().observedAt().isBefore(last)
                && !o.report().knownAt().isBefore(before.said.report().knownAt())
                && !ObservationGate.fromTheFuture(o.report().observedAt(), now)) {
            unread++;
            assertThat(decision)
                    .isEqualTo(new GateDecision.Suppressed(SuppressionReason.NO_VISIBLE_CHANGE));
        }
        if (decision instanceof GateDecision.Quarantined) {
            return;
        }
        if (decision instanceof GateDecision.Visible visible) {
            known = Reports.after(known, visible.commands());
        }
        heard.merge(source, o.report().observedAt(), (a, b) -> a.isAfter(b) ? a : b);
        if (known != null && ObservationGate.standsForRepeats(known, o, decision)) {
            silenced.put(source, new Silenced(o, known));
        }
    }

    private static boolean sameWords(Observation one, Observation other) {
        return said(one, Instant.EPOCH, Instant.EPOCH).equals(said(other, Instant.EPOCH, Instant.EPOCH));
    }

    private static Observation said(Observation words, Instant observedAt, Instant knownAt) {
        var report = new Report(words.report().source(), observedAt, knownAt, words.report().holdsUntil());
        return new Observation("x", report, words.journey(), words.status(), words.delayMinutes(), words.calls(),
                words.cause(), words.endedAt(), words.plan());
    }

    private static List<Observation> pool(Random random, boolean timetable) {
        var pool = new ArrayList<Observation>();
        for (int i = 0; i < 14; i++) {
            var said = switch (random.nextInt(12)) {
                case 0 -> Reports.said(Reports.BATCH, "10:00");
                case 1 -> Reports.said(OPERATOR, "10:00").holdsUntil(random.nextBoolean() ? "10:30" : "12:30");
                case 2, 3, 4 -> Reports.said(OTHER_FEED, "10:00");
                default -> Reports.said(FEED, "10:00");
            };
            said = said.status(ReportedStatus.values()[random.nextInt(random.nextInt(12) == 0 ? 5 : 3)]);
            if (random.nextBoolean()) {
                said = said.delay(random.nextInt(5));
            }
            if (random.nextInt(6) == 0) {
                said = said.cause("Cause " + random.nextInt(2));
            }
            said = said.calls(calls(random, timetable));
            pool.add((timetable ? said : said.plan(Reports.ENDS)).observation());
        }
        return pool;
    }

    private static ObservedCall[] calls(Random random, boolean timetable) {
        var calls = new ArrayList<ObservedCall>();
        int first = 1 + random.nextInt(3);
        for (int order = first; order < first + random.nextInt(3); order++) {
            var time = at("10:00").plus(Duration.ofMinutes(20L * order + random.nextInt(3)))
                    .toString()
                    .substring(11, 16);
            calls.add(!timetable
                    ? Reports.named("ABCDE".substring(order, order + 1), CallPhase.values()[random.nextInt(3)])
                    : switch (random.nextInt(5)) {
                        case 0 -> Reports.late(order, 60 * random.nextInt(4), 60 * random.nextInt(4));
                        case 1 -> Reports.platform(order, "" + random.nextInt(3));
                        case 2 -> Reports.cancelled(order, random.nextInt(3) == 0);
                        case 3 -> Reports.passed(order, CallPhase.values()[random.nextInt(3)]);
                        default -> Reports.expected(order, time, time);
                    });
        }
        return calls.toArray(ObservedCall[]::new);
    }
}
