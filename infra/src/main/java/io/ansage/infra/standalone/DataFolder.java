package io.ansage.infra.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The one folder that keeps everything from one run to the next. Held by one instance at a time. */
final class DataFolder implements AutoCloseable {

    private static final String FORMAT = "ansage data folder, format 1";
    private static final long LEAST_FREE_MEGABYTES = 512;

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Creates the folder if it is missing, takes it for this process and checks that it is ours. */
    static DataFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        FileChannel channel = null;
        try {
            refuseForeign(root);
            Files.createDirectories(root);
            FolderFiles.ownerOnly(root);
            channel = lock(root);
            DataFolder opened = new DataFolder(root, channel);
            opened.checkSpace();
            opened.checkFormat();
            Files.createDirectories(opened.log());
            return opened;
        } catch (IOException e) {
            close(channel);
            throw unusable(root, e);
        } catch (RuntimeException e) {
            close(channel);
            throw e;
        }
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path log() {
        return root.resolve("log");
    }

    Path file(String name) {
        return root.resolve(name);
    }

    /** Set once a server has been up on its part of the folder: before that, what is there is half made. */
    boolean isComplete(Path part) {
        return Files.exists(marker(part));
    }

    void markComplete(Path part) {
        if (isComplete(part)) {
            return;
        }
        try {
            Files.createFile(marker(part));
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    /** What a first start left half made when it was killed holds nothing yet, so it goes without asking. */
    void removeIncomplete(Path part) {
        if (!isComplete(part)) {
            FolderFiles.delete(part);
        }
    }

    /** Starts over. The unpacked programs stay: they are no data. */
    void clear() {
        FolderFiles.delete(marker(postgres()));
        FolderFiles.delete(marker(kafka()));
        try (var entries = Files.list(root)) {
            entries.filter(entry -> !keptByClear(entry)).forEach(FolderFiles::delete);
            Files.createDirectories(log());
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    @Override
    public void close() {
        close(lockFile);
    }

    /** Null when there is room; otherwise the line that says what is missing. */
    static @Nullable StartupProblem findLackOfSpace(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / (1024 * 1024);
            return free >= LEAST_FREE_MEGABYTES
                    ? null
                    : new StartupProblem("The disk of " + folder + " is full: " + free + " MB free, "
                            + LEAST_FREE_MEGABYTES + " MB are needed.",
                            "Free some space or use --data DIR on another.");
        } catch (IOException e) {
            return unusable(folder, e);
        }
    }

    private static boolean keptByClear(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.equals("lock") || name.equals("format") || name.equals("bin");
    }

    private Path marker(Path part) {
        return root.resolve(part.getFileName() + ".complete");
    }

    /** A folder with other people's files is left alone, above all by --fresh. */
    private static void refuseForeign(Path root) throws IOException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new StartupProblem(root + " is a file, not a folder.", "Name another folder with --data DIR.");
        }
        if (!Files.exists(root) || Files.exists(root.resolve("format"))) {
            return;
        }
        try (var entries = Files.list(root)) {
            if (entries.anyMatch(entry -> !entry.endsWith("lock"))) {
                throw new StartupProblem(root + " holds files that Ansage did not make.",
                        "Name an empty or new folder with --data DIR.");
            }
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        Path file = root.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            String holder = Files.readString(file).strip();
            throw new StartupProblem("Another Ansage" + (holder.isEmpty() ? "" : " (process " + holder + ")")
                    + " is using " + root + ".", "Stop it, or start with --data DIR and --port N.");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void checkFormat() throws IOException {
        Path format = root.resolve("format");
        if (!Files.exists(format)) {
            Files.writeString(format, FORMAT + "\n");
        } else if (!Files.readString(format, StandardCharsets.ISO_8859_1).strip().equals(FORMAT)) {
            throw new StartupProblem(root + " is damaged or was made by another version of Ansage (its file 'format').",
                    "Start over with ./run --fresh, or use --data DIR.");
        }
    }

    private void checkSpace() {
        StartupProblem lack = findLackOfSpace(root);
        if (lack != null) {
            throw lack;
        }
    }

    private static StartupProblem unusable(Path root, IOException e) {
        String why = e instanceof AccessDeniedException
                ? "no permission"
                : e instanceof NoSuchFileException
                        ? "it cannot be created there"
                        : String.valueOf(e.getMessage());
        return new StartupProblem("The data folder " + root + " cannot be used: " + why + ".",
                "Put it right or use --data DIR.", e);
    }

    private static void close(@Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // Closing only releases the lock, and the end of the process does that too.
        }
    }
}
