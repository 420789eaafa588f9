package io.ansage.infra.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/** The file handling that the data folder and the servers in it share. */
final class FolderFiles {

    private FolderFiles() {}

    static void delete(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var tree = Files.walk(path)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new StartupProblem(path + " cannot be deleted: " + e.getMessage() + ".", "Delete it yourself.", e);
        }
    }

    /** Subscriptions, keys and the database password are nobody else's business on this machine. */
    static void ownerOnly(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** The last line of a log that says what went wrong, or an empty text. */
    static String lastComplaint(Path log, List<String> words) {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> words.stream().anyMatch(line::contains))
                    .reduce("", (earlier, later) -> later)
                    .strip();
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }
}
