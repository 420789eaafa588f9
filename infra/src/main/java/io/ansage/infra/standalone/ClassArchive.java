package io.ansage.infra.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the JVM writes down, when it stops, how it has laid out our classes, and finds them when it starts the next time
 * ({@code -XX:+AutoCreateSharedArchive}). {@code ./run} names the file, and deletes one that was written by a run that
 * never became ready: such a run has seen few of the classes, and the JVM would keep to them.
 */
record ClassArchive(Path file) {

    /** Given by {@code ./run}; whoever starts the product otherwise goes without. */
    static final String PROPERTY = "ansage.class-archive";

    static Optional<ClassArchive> named() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(name -> new ClassArchive(Path.of(name)));
    }

    /** That of the broker's JVM, which uses other classes, beside ours. */
    ClassArchive ofKafka() {
        return new ClassArchive(file.resolveSibling("kafka.jsa"));
    }

    /** What has a JVM read the archive and, where there is none, write it when it stops. */
    List<String> options() {
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off,aot*=off");
    }

    /** Says that what will be written is worth keeping. Where nothing can be written, starts stay as slow as they were. */
    void worthKeeping() {
        try {
            Files.writeString(file.resolveSibling(file.getFileName() + ".complete"), "");
        } catch (IOException _) {
            // Deleted with the build it belongs to, or not ours: nothing of the product depends on it.
        }
    }

    /** It takes a few seconds once; whoever waits for the end of a run should know what for. */
    boolean isStillToBeWritten() {
        return Files.notExists(file);
    }
}
