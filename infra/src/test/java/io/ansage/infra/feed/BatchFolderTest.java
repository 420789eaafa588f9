package io.ansage.infra.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.api.AlertBoard;
import io.ansage.command.feed.FeedLimits;
import io.ansage.infra.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchFolderTest {

    private static final String HEADER = "Startbahnhof;Zugnummer;Zielbahnhof;Ankunft_Plan;Ankunft_tatsächlich;"
            + "Verspätung\n";
    private static final String ROW = "A;RE 2;B;01.06.2025, 10:00;01.06.2025, 11:00;60\n";

    @TempDir Path folder;

    private final TestDatabase database = TestDatabase.create();
    private final RecordingIntake intake = new RecordingIntake();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void file_isReadOnceItHasStoppedGrowing() throws Exception {
        var file = Files.writeString(folder.resolve("late.csv"), HEADER);
        var batches = batches();
        batches.glance();
        Files.writeString(file, ROW, StandardOpenOption.APPEND);
        batches.glance();
        assertThat(intake.observations).isEmpty();

        batches.glance();
        batches.glance();
        assertThat(intake.observations).hasSize(1);
        assertThat(file).exists();
    }

    @Test
    void fileThatWasRead_isNotReadAgain_afterARestartOrUnderAnotherName() throws Exception {
        Files.writeString(folder.resolve("late.csv"), HEADER + ROW);
        var before = batches();
        before.glance();
        before.glance();
        Files.writeString(folder.resolve("copy.csv"), HEADER + ROW);
        var after = batches();
        after.glance();
        after.glance();

        assertThat(intake.observations).hasSize(1);
    }

    @Test
    void badFile_isQuarantined_andItsNeighbourRead() throws Exception {
        Files.writeString(folder.resolve("bad.csv"), "something else\n");
        Files.writeString(folder.resolve("good.csv"), HEADER + ROW);
        var batches = batches();
        batches.glance();
        batches.glance();

        assertThat(intake.observations).hasSize(1);
        assertThat(intake.rejected).singleElement()
                .satisfies(r -> assertThat(r.messageId()).isEqualTo("bad.csv"));
    }

    private BatchFolder batches() {
        return new BatchFolder(folder, FeedLimits.DEFAULT,
                new FeedIntake(intake, AlertBoard.NONE, new SimpleMeterRegistry()),
                database.jdbc(), Clock.fixed(Instant.parse("2025-07-01T00:00:00Z"), ZoneOffset.UTC),
                new FeedHealth());
    }
}
