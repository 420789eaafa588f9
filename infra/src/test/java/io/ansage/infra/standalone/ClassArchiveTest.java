package io.ansage.infra.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    @TempDir private Path folder;

    @Test
    void completeRun_isNotedBesideTheArchive_whereTheScriptLooks() {
        new ClassArchive(folder.resolve("classes.jsa")).worthKeeping();

        assertThat(folder.resolve("classes.jsa.complete")).exists();
    }

    @Test
    void archive_isStillToBeWritten_untilItIsThere() throws Exception {
        var archive = new ClassArchive(folder.resolve("classes.jsa"));
        assertThat(archive.isStillToBeWritten()).isTrue();

        Files.createFile(archive.file());

        assertThat(archive.isStillToBeWritten()).isFalse();
    }

    /** A newer build deletes the folder of an older one whose product may still run. */
    @Test
    void folderThatIsGone_harmsNobody() {
        var archive = new ClassArchive(folder.resolve("gone/classes.jsa"));

        assertThatCode(archive::worthKeeping).doesNotThrowAnyException();
    }
}
