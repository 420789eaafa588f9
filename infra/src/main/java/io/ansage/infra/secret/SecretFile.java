package io.ansage.infra.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.function.Supplier;

/** A secret that is made once and then kept, in a file that its owner alone can read. */
public final class SecretFile {

    private SecretFile() {}

    /**
     * Reads a secret; makes it first if there is no such file.
     *
     * @param what  what it is, for the message if it cannot be read
     * @param fresh makes one, in ASCII
     */
    public static String read(String what, Path file, Supplier<String> fresh) {
        try {
            if (!Files.exists(file)) {
                create(file, fresh.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(what + " " + file + " cannot be read or made", e);
        }
    }

    private static void create(Path file, String secret) throws IOException {
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
                ownerOnly)) {
            channel.write(StandardCharsets.US_ASCII.encode(secret));
        } catch (FileAlreadyExistsException e) {
            // Another process was faster: its secret is as good as ours, as long as both use the same.
        }
    }
}
