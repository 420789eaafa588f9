package io.ansage.infra.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.api.AlertBoard;
import io.ansage.command.feed.FeedLimits;
import io.ansage.domain.observation.Observation;
import io.ansage.infra.clock.PassengerClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipReplayTest {

    private static final String FIRST = "currentTrains-20251003T040003+0100.xml";
    private static final String SECOND = "currentTrains-20251003T040103+0100.xml";
    private static final String THIRD = "currentTrains-20251003T040203+0100.xml";

    @TempDir Path folder;

    private final RecordingIntake intake = new RecordingIntake();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FeedHealth health = new FeedHealth();
    private final List<Instant> reached = new ArrayList<>();

    @Test
    void captures_areHandedInByTime_eachAtItsOwnPassengerTime() throws Exception {
        var zip = zip(List.of(SECOND, FIRST), train());
        var clock = PassengerClock.standingAt(ZipReplay.findStart(zip).orElseThrow());
        var quietAt = new ArrayList<Instant>();

        replay(zip, clock, quietAt);

        assertThat(intake.observations).extracting(Observation::id).containsExactly(FIRST + "/A1", SECOND + "/A1");
        assertThat(intake.observations).extracting(o -> o.report().knownAt())
                .containsExactly(Instant.parse("2025-10-03T03:00:03Z"), Instant.parse("2025-10-03T03:01:03Z"));
        assertThat(intake.observations).allSatisfy(
                o -> assertThat(o.report().observedAt()).isEqualTo(o.report().knownAt()));
        assertThat(clock.instant()).isEqualTo("2025-10-03T03:01:03Z");
    }

    @Test
    void passengerTime_stopsWhereSomethingIsDue_andMovesOnlyFromQuietToQuiet() throws Exception {
        var zip = zip(List.of(FIRST, SECOND), train());
        var clock = PassengerClock.standingAt(ZipReplay.findStart(zip).orElseThrow());
        var quietAt = new ArrayList<Instant>();

        replay(zip, clock, quietAt, List.of(Instant.parse("2025-10-03T03:00:33Z"),
                Instant.parse("2025-10-03T03:00:40Z"), Instant.parse("2025-10-03T03:09:00Z")));

        assertThat(quietAt).containsExactly(Instant.parse("2025-10-03T03:00:03Z"),
                Instant.parse("2025-10-03T03:00:33Z"), Instant.parse("2025-10-03T03:00:40Z"));
        assertThat(reached).containsExactly(Instant.parse("2025-10-03T03:01:03Z"));
    }

    @Test
    void replayStartedAgain_goesOnWherePassengerTimeStopped() throws Exception {
        var zip = zip(List.of(FIRST, SECOND, THIRD), train());

        replay(zip, PassengerClock.standingAt(Instant.parse("2025-10-03T03:01:03Z")), new ArrayList<>());
        replay(zip, PassengerClock.standingAt(Instant.parse("2025-10-03T04:00:00Z")), new ArrayList<>());

        assertThat(intake.observations).extracting(Observation::id).containsExactly(SECOND + "/A1", THIRD + "/A1");
    }

    @Test
    void captureWithoutBytes_isAFailedPoll_andAnEmptyListIsCounted() throws Exception {
        var path = folder.resolve("captures.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(path))) {
            out.putNextEntry(new ZipEntry(FIRST));
            out.putNextEntry(new ZipEntry(SECOND));
            out.write("<ArrayOfObjTrainPositions/>".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry(THIRD));
            out.write(train().getBytes(StandardCharsets.UTF_8));
        }
        replay(path, PassengerClock.system(), new ArrayList<>());

        assertThat(intake.observations).extracting(Observation::id).containsExactly(THIRD + "/A1");
        assertThat(intake.rejected).isEmpty();
        assertThat(meters.counter("ansage.feed.empty", "feed", "irish-rail").count()).isEqualTo(1);
    }

    @Test
    void intakeThatRefuses_isAskedAgain_untilNothingIsLost() throws Exception {
        intake.refusals = 2;

        replay(zip(List.of(FIRST), train()), PassengerClock.system(), new ArrayList<>());

        assertThat(intake.observations).hasSize(1);
    }

    private void replay(Path zip, PassengerClock clock, List<Instant> quietAt) throws Exception {
        replay(zip, clock, quietAt, List.of());
    }

    private void replay(Path zip, PassengerClock clock, List<Instant> quietAt, List<Instant> dues) throws Exception {
        new ZipReplay(zip, 0, FeedLimits.DEFAULT, new FeedIntake(intake, AlertBoard.NONE, meters),
                new FeedTime(clock, () -> quietAt.add(clock.instant()),
                        () -> dues.stream().filter(clock.instant()::isBefore).findFirst(), reached::add),
                health).replay();
    }

    private Path zip(List<String> names, String content) throws IOException {
        var path = folder.resolve("captures.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(content.getBytes(StandardCharsets.UTF_8));
            }
        }
        return path;
    }

    private static String train() {
        return "<ArrayOfObjTrainPositions><objTrainPositions><TrainStatus>N</TrainStatus><TrainCode>A1</TrainCode>"
                + "<TrainDate>03 Oct 2025</TrainDate><PublicMessage>A1\\nCobh to Cork\\nExpected Departure 05:10"
                + "</PublicMessage></objTrainPositions></ArrayOfObjTrainPositions>";
    }
}
