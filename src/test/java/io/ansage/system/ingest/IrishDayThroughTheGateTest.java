package io.ansage.system.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.irish.IrishRailTranslator;
import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.JourneyStatus;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.event.JourneyCorrected;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.domain.observation.GateDecision;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservationGate;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.SuppressionReason;
import io.ansage.system.SharedData;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A whole disrupted day, 79,191 reports, through gate and journeys in memory: the traps named in the data's notes. */
class IrishDayThroughTheGateTest {

    private static final DateTimeFormatter IN_NAME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssxx");
    private static List<List<Observation>> captures = List.of();
    private static Day day = new Day();

    @BeforeAll
    static void readTheDay() throws IOException {
        captures = read("2025-10-03");
        day = new Day().play(captures);
    }

    @Test
    void everyReportHasExactlyOneOutcome_andMostAreRepeats() {
        long reports = captures.stream().mapToLong(List::size).sum();

        assertThat(day.outcomes.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(reports);
        assertThat(day.outcomes.get("Visible")).isLessThan(reports / 3);
        assertThat(day.outcomes).doesNotContainKeys("UNKNOWN_STOP", "UNMATCHED", "REFUSED", "FROM_THE_FUTURE");
    }

    @Test
    void a906_growsMinuteByMinute_to84() {
        assertThat(day.delays("ie:A906:2025-10-03")).contains(6, 13, 20, 34, 46, 61, 73, 84);
    }

    @Test
    void e133_midnightErrorIsQuarantined_andTheTrainEndsOneMinuteLate() {
        var id = JourneyId.parse("ie:E133:2025-10-03");

        assertThat(day.quarantined.get(id)).contains(QuarantineReason.IMPLAUSIBLE_DELAY);
        assertThat(day.outlook(id).delayMinutes()).isEqualTo(1);
        assertThat(day.outlook(id).status()).isEqualTo(JourneyStatus.COMPLETED);
    }

    @Test
    void a741_runningAgainAfterItsEnd_correctsTheHistoryOnly() {
        var id = JourneyId.parse("ie:A741:2025-10-03");
        var events = day.events(id);
        int end = events.stream().map(e -> e.getClass().getSimpleName()).toList().indexOf("JourneyCompleted");

        assertThat(events.subList(end + 1, events.size())).isNotEmpty()
                .allSatisfy(e -> assertThat(e).isInstanceOf(JourneyCorrected.class));
        assertThat(day.outlook(id).status()).isEqualTo(JourneyStatus.COMPLETED);
    }

    @Test
    void a227_atFourInTheMorning_tellsNobodyAnything() {
        var id = JourneyId.parse("ie:A227:2025-10-03");

        assertThat(day.suppressed.get(id)).contains(SuppressionReason.STALE_BLOCK);
        assertThat(day.events(id)).filteredOn(TimesChanged.class::isInstance)
                .allSatisfy(e -> assertThat(e.provenance().observedAt()).isAfter("2025-10-03T15:00:00Z"));
    }

    @Test
    void dayReplayedTwice_changesNothing() {
        var before = day.picture();

        var again = new Day().play(captures).play(captures);

        assertThat(again.picture()).isEqualTo(before);
        assertThat(again.history.values().stream().mapToInt(List::size).sum())
                .isEqualTo(day.history.values().stream().mapToInt(List::size).sum());
    }

    @Test
    void everyReportTwice_changesNothing() {
        var twice = captures.stream().flatMap(c -> List.of(c, c).stream()).toList();

        assertThat(new Day().play(twice).picture()).isEqualTo(day.picture());
    }

    @Test
    void neighbouringCapturesSwapped_endInTheSameStateAndDelay() {
        var swapped = new ArrayList<>(captures);
        for (int i = 0; i + 1 < swapped.size(); i += 2) {
            Collections.swap(swapped, i, i + 1);
        }

        var other = new Day().play(swapped);

        assertThat(differences(other)).isEmpty();
    }

    /** Stops between origin and destination are learned from texts; what a lost order of texts does to them is not judged. */
    private static List<String> differences(Day other) {
        return day.outlooks.values()
                .stream()
                .filter(o -> {
                    var otherwise = other.outlook(o.id());
                    return o.status() != otherwise.status()
                            || !Objects.equals(o.delayMinutes(), otherwise.delayMinutes());
                })
                .map(o -> o.id() + " " + o.status() + " " + o.delayMinutes() + " " + other.outlook(o.id()).status()
                        + " " + other.outlook(o.id()).delayMinutes())
                .toList();
    }

    /** What passengers can see of a journey in the end, without the numbers that only count how it came about. */
    private record Picture(JourneyStatus status, @Nullable Integer delay, List<String> stops) {}

    private static final class Day {

        private final Map<JourneyId, JourneyOutlook> outlooks = new TreeMap<>();
        private final Map<JourneyId, Instant> heard = new HashMap<>();
        private final Map<JourneyId, List<JourneyEvent>> history = new HashMap<>();
        private final Map<JourneyId, List<QuarantineReason>> quarantined = new HashMap<>();
        private final Map<JourneyId, List<SuppressionReason>> suppressed = new HashMap<>();
        private final Map<String, Long> outcomes = new TreeMap<>();
        private Instant now = Instant.MIN;

        Day play(List<List<Observation>> some) {
            for (var capture : some) {
                for (var o : capture) {
                    now = o.report().observedAt().isAfter(now) ? o.report().observedAt() : now;
                    observe(o);
                }
            }
            return this;
        }

        private void observe(Observation o) {
            var id = Objects.requireNonNull(o.plan()).id();
            switch (ObservationGate.decide(outlooks.get(id), o, id, null, now, heard.get(id))) {
                case GateDecision.Visible visible -> {
                    count("Visible");
                    for (var command : visible.commands()) {
                        var ruling = JourneyRules.judge(outlooks.get(id), command);
                        assertThat(ruling).isInstanceOf(Ruling.Accepted.class);
                        for (var event : ((Ruling.Accepted) ruling).events()) {
                            outlooks.put(id, JourneyFold.after(outlooks.get(id), event));
                            history.computeIfAbsent(id, _ -> new ArrayList<>()).add(event);
                        }
                    }
                }
                case GateDecision.Suppressed s -> {
                    count(s.reason().name());
                    suppressed.computeIfAbsent(id, _ -> new ArrayList<>()).add(s.reason());
                }
                case GateDecision.Quarantined q -> {
                    count(q.reason().name());
                    quarantined.computeIfAbsent(id, _ -> new ArrayList<>()).add(q.reason());
                    return;
                }
            }
            heard.merge(id, o.report().observedAt(), (a, b) -> a.isAfter(b) ? a : b);
        }

        private void count(String outcome) {
            outcomes.merge(outcome, 1L, Long::sum);
        }

        JourneyOutlook outlook(JourneyId id) {
            return Objects.requireNonNull(outlooks.get(id));
        }

        List<JourneyEvent> events(JourneyId id) {
            return history.getOrDefault(id, List.of());
        }

        List<Integer> delays(String id) {
            return events(JourneyId.parse(id)).stream()
                    .filter(TimesChanged.class::isInstance)
                    .map(e -> ((TimesChanged) e).delayMinutes())
                    .filter(Objects::nonNull)
                    .toList();
        }

        Map<JourneyId, Picture> picture() {
            var pictures = new TreeMap<JourneyId, Picture>();
            outlooks.forEach((id, o) -> pictures.put(id, new Picture(o.status(), o.delayMinutes(),
                    o.calls().stream().map(Day::stop).toList())));
            return pictures;
        }

        private static String stop(CallOutlook call) {
            return call.planned().stopName() + " " + call.phase();
        }
    }

    private static List<List<Observation>> read(String day) throws IOException {
        var captures = new ArrayList<List<Observation>>();
        try (var zip = new ZipFile(SharedData.get("irish-rail/currentTrains-" + day + ".zip").toFile())) {
            var translator = new IrishRailTranslator(FeedLimits.DEFAULT);
            for (var entry : zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList()) {
                var name = entry.getName();
                var at = OffsetDateTime.parse(name.substring(name.indexOf('-') + 1, name.length() - 4), IN_NAME)
                        .toInstant();
                try (var in = zip.getInputStream(entry)) {
                    captures.add(translator.translate(in, new Capture(IrishRailTranslator.SOURCE, name, at, at))
                            .observations());
                }
            }
        }
        return captures;
    }
}
