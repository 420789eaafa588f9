package io.ansage.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of {@code ./bench} after a run that was killed. */
class BenchFolderTest {

    /** Its topics and databases would be found by the next run, under names of its own. */
    @Test
    void whatAnInterruptedRunLeft_isGone_andProgramsNeedNotBeUnpackedAnew(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("in-use"));
        Files.writeString(Files.createDirectories(folder.resolve("servers/kafka")).resolve("b1.day"), "records");
        Files.writeString(Files.createDirectories(folder.resolve("embedded-programs")).resolve("postgres"), "program");

        Bench.clear(folder);

        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(folder.resolve("in-use"), folder.resolve("embedded-programs"));
        }
        assertThat(folder.resolve("embedded-programs/postgres")).hasContent("program");
    }
}
