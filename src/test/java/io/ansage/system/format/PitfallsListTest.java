package io.ansage.system.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The list of pitfalls is complete, and names the tests there are. */
class PitfallsListTest {

    private static final Pattern ROW = Pattern.compile("^\\| P(\\d+) \\| [^|]+ \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\[(\\w+)\\.(p\\d\\d_\\w+)…?]\\(([^)]+)\\)");

    private final Path docs = root().resolve("docs");
    private final TreeMap<Integer, String> rows = rows();

    @Test
    void eachPitfall_hasATestOrAReason() {
        assertThat(rows.keySet()).containsExactlyElementsOf(IntStream.rangeClosed(1, 46).boxed().toList());
        assertThat(rows.values()).allMatch(cell -> LINK.matcher(cell).find() || cell.contains("Cannot occur: "));
    }

    @Test
    void eachTestNamed_isThere_underItsNumber() {
        rows.forEach((number, cell) -> LINK.matcher(cell).results().forEach(link -> {
            var file = docs.resolve(link.group(3)).normalize();
            assertThat(file).exists().hasFileName(link.group(1) + ".java");
            assertThat(read(file)).contains("void " + link.group(2));
        }));
        rows.forEach((number, cell) -> assertThat(cell).as("P" + number)
                .containsPattern("\\.p%02d_|Cannot occur: ".formatted(number)));
    }

    private TreeMap<Integer, String> rows() {
        var found = new TreeMap<Integer, String>();
        ROW.matcher(read(docs.resolve("pitfalls.md")))
                .results()
                .forEach(row -> found.put(Integer.parseInt(row.group(1)), row.group(2)));
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs").resolve("decisions"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
