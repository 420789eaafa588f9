package io.ansage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of {@code ./bench} after a run that was killed. */
class BenchFolderTest {

    /** Its servers' topics and databases would be found by the next run; whatever else is in there is not touched. */
    @Test
    void serversOfAnInterruptedRun_areGone_andNothingElse(@TempDir Path folder) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("servers/kafka")).resolve("b1.day"), "records");
        Files.writeString(folder.resolve("notes"), "somebody's");

        Bench.clear(folder);

        assertThat(folder.resolve("servers")).doesNotExist();
        assertThat(folder.resolve("notes")).hasContent("somebody's");
        assertThatCode(() -> Bench.clear(folder)).doesNotThrowAnyException();
    }
}
