package io.ansage.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The machine that was measured on.
 *
 * @param fdatasyncMicros median time of one durable write of 4 KiB; no durable figure means anything without it
 */
public record Machine(String os, String cpu, int cores, long memoryMiB, String jvm, double fdatasyncMicros) {

    private static final int WRITES = 500;
    private static final int PAGE = 4096;

    public static Machine look(Path folder) throws IOException {
        return new Machine(System.getProperty("os.name") + " " + System.getProperty("os.version"), cpuName(),
                Runtime.getRuntime().availableProcessors(), memory(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"), fdatasync(folder));
    }

    public String words() {
        return "%s, %d cores of %s, %,d MiB, %s, fdatasync %.0f us".formatted(os, cores, cpu, memoryMiB, jvm,
                fdatasyncMicros);
    }

    private static double fdatasync(Path folder) throws IOException {
        var file = folder.resolve("fdatasync.probe");
        var micros = new double[WRITES];
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < WRITES; i++) {
                channel.write(ByteBuffer.allocate(PAGE), 0);
                long start = System.nanoTime();
                channel.force(false);
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
        } finally {
            Files.deleteIfExists(file);
        }
        return Series.median(micros);
    }

    private static String cpuName() {
        return line("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch"));
    }

    private static long memory() {
        return line("/proc/meminfo", "MemTotal").map(kib -> Long.parseLong(kib.split(" ")[0]) / 1024).orElse(0L);
    }

    private static java.util.Optional<String> line(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return java.util.Optional.empty();
        }
    }
}
