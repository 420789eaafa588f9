package io.ansage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of {@code ./bench}, which may be somebody's. */
class BenchFolderTest {

    @TempDir private Path given;

    /** Its servers' topics and databases would be found by the next run. */
    @Test
    void remainsOfAnInterruptedRun_areGone_andNothingElse() throws Exception {
        Files.writeString(Files.createDirectories(given.resolve("run/servers/kafka")).resolve("b1.day"), "records");
        Files.writeString(given.resolve("notes"), "somebody's");

        Bench.clear(given);

        assertThat(given).isDirectoryNotContaining("glob:**run");
        assertThat(given.resolve("notes")).hasContent("somebody's");
        assertThatCode(() -> Bench.clear(given)).doesNotThrowAnyException();
    }

    @Test
    void folderAfterARun_isGone_unlessSomethingElseIsInIt() throws Exception {
        var own = Files.createDirectories(given.resolve("bench/run/servers")).resolve("../..").toRealPath();
        Files.createFile(own.resolve("in-use"));
        Files.writeString(Files.createDirectories(given.resolve("run")).resolve("trace.tsv"), "a day");
        Files.writeString(given.resolve("notes"), "somebody's");

        Bench.leave(own);
        Bench.leave(given);

        assertThat(own).doesNotExist();
        assertThat(given).isDirectoryContaining("glob:**notes").isDirectoryNotContaining("glob:**run");
    }
}
