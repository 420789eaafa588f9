package io.ansage.infra.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.StopCallPassed;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.infra.TestDatabase;
import io.ansage.infra.postgres.PostgresHistory;
import io.ansage.infra.postgres.TableNames;
import io.ansage.query.history.HistoryRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the product exports, the laboratory reads. */
class EventsTraceTest {

    private static final JourneyId JOURNEY = JourneyId.parse("test:7:2025-10-03");
    private static final Instant DEPARTURE = Instant.parse("2025-10-03T07:30:00Z");

    @TempDir private Path folder;

    @Test
    void storedDay_isExported_andPlayedAgain() throws IOException {
        var file = folder.resolve("day.ndjson");
        try (var database = TestDatabase.create()) {
            var history = new PostgresHistory(database.jdbc(), TableNames.LIVE);
            history.append(rows(scheduled(), departed(), late(1, 4), late(9, 12)));
            Files.write(file, history.linesOf(JOURNEY));
        }

        assertThat(EventsTrace.read(file)).singleElement().satisfies(day -> {
            assertThat(day.code()).isEqualTo("7");
            assertThat(day.moments()).extracting(Moment::delayMinutes).endsWith(4, 12);
        });
    }

    @Test
    void lineThatIsNoEvent_isNamed() throws IOException {
        var file = Files.writeString(folder.resolve("day.ndjson"), "\n{\"type\":\"journey-invented\"}\n");

        assertThatThrownBy(() -> EventsTrace.read(file)).isInstanceOf(LabProblem.class).hasMessageContaining("line 2");
    }

    private static List<HistoryRow> rows(JourneyEvent... events) {
        var rows = new ArrayList<HistoryRow>();
        for (var event : events) {
            rows.add(new HistoryRow(event, rows.size() + 1L, rows.size() + 1L, DEPARTURE));
        }
        return rows;
    }

    private static JourneyEvent scheduled() {
        return new JourneyScheduled(JOURNEY, new TrainNumber("7"), null, "There", ZoneOffset.UTC,
                List.of(new StopCall(1, new StopId("here"), "Here", null, DEPARTURE, null),
                        new StopCall(2, new StopId("there"), "There", DEPARTURE.plus(Duration.ofHours(1)), null, null)),
                known(-60, Acceptance.TIMETABLE));
    }

    private static JourneyEvent departed() {
        return new StopCallPassed(JOURNEY, 1, CallPhase.DEPARTED, DEPARTURE, known(0, Acceptance.VISIBLE_CHANGE));
    }

    private static JourneyEvent late(int minute, int delay) {
        return new TimesChanged(JOURNEY, delay, List.of(), null, known(minute, Acceptance.VISIBLE_CHANGE));
    }

    private static Provenance known(int minute, Acceptance because) {
        var at = DEPARTURE.plus(Duration.ofMinutes(minute));
        return Report.of(new Source("test", SourceKind.REALTIME), at, at).accepted(because);
    }
}
