package io.ansage.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SharedDataTest {

    private final Path root = Path.of("/projects/ansage");

    @Test
    void property_wins_over_environment_and_both_over_the_folder_next_door() {
        assertThat(SharedData.locate("/a", "/b", root)).isEqualTo(Path.of("/a"));
        assertThat(SharedData.locate(null, "/b", root)).isEqualTo(Path.of("/b"));
        assertThat(SharedData.locate(null, " ", root)).isEqualTo(Path.of("/projects/shared/data"));
    }

    @Test
    void root_is_where_the_modules_are() {
        assertThat(Files.isRegularFile(SharedData.root().resolve("domain/pom.xml"))).isTrue();
    }

    @Test
    void what_is_absent_skips_a_test_with_its_reason_or_fails_it() {
        assertThatThrownBy(() -> Required.absent("no browser", false)).isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no browser");
        assertThatThrownBy(() -> Required.absent("no browser", true)).isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("no browser");
    }
}
