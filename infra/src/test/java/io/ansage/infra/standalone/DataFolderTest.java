package io.ansage.infra.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir Path parent;

    @Test
    void folderInUse_isRefusedToASecondInstance() {
        try (DataFolder first = DataFolder.open(parent.resolve("data"))) {
            assertThatThrownBy(() -> DataFolder.open(first.root())).isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data DIR");
        }
    }

    @Test
    void closedFolder_canBeOpenedAgain() {
        DataFolder.open(parent.resolve("data")).close();

        DataFolder.open(parent.resolve("data")).close();
    }

    @Test
    void folderWithOtherFiles_isLeftAlone() throws IOException {
        Files.createFile(parent.resolve("thesis.txt"));

        assertThatThrownBy(() -> DataFolder.open(parent)).isInstanceOf(StartupProblem.class)
                .hasMessageContaining("did not make");
        assertThat(parent).isDirectoryContaining("glob:**thesis.txt");
    }

    @Test
    void unknownFormat_leadsToFresh() throws IOException {
        Path root = parent.resolve("data");
        DataFolder.open(root).close();
        Files.writeString(root.resolve("format"), "something else");

        assertThatThrownBy(() -> DataFolder.open(root)).isInstanceOf(StartupProblem.class)
                .hasMessageContaining("--fresh");
    }

    @Test
    void halfMadePart_isRemoved_completeOneStays() throws IOException {
        try (DataFolder folder = DataFolder.open(parent.resolve("data"))) {
            Files.createDirectories(folder.postgres().resolve("base"));
            Files.createDirectories(folder.kafka().resolve("log"));
            folder.markComplete(folder.kafka());

            folder.removeIncomplete(folder.postgres());
            folder.removeIncomplete(folder.kafka());

            assertThat(folder.postgres()).doesNotExist();
            assertThat(folder.kafka().resolve("log")).exists();
        }
    }

    @Test
    void clear_removesDataAndKeepsTheFolderOurs() throws IOException {
        try (DataFolder folder = DataFolder.open(parent.resolve("data"))) {
            Files.createDirectories(folder.kafka().resolve("log"));
            folder.markComplete(folder.kafka());

            folder.clear();

            assertThat(folder.kafka()).doesNotExist();
            assertThat(folder.isComplete(folder.kafka())).isFalse();
            assertThat(folder.file("format")).exists();
        }
    }

    @Test
    void ports_areRememberedPerFolder() {
        Path file = parent.resolve("ports.properties");

        assertThat(FolderPorts.of(file)).isEqualTo(FolderPorts.of(file));
    }
}
