package io.ansage.bench.live;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a JVM uses, in bytes.
 *
 * @param heap     live objects, after a full collection
 * @param direct   buffers outside the heap
 * @param resident what the operating system gave it (VmRSS)
 */
public record Memory(long heap, long direct, long resident) {

    /** Of this JVM, after a full collection. */
    public static Memory here() throws IOException {
        System.gc();
        System.gc();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
                .stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum() + Math.max(0, io.netty.util.internal.PlatformDependent.usedDirectMemory());
        return new Memory(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), direct, residentBytes());
    }

    /** VmRSS of this process; zero where there is no {@code /proc}. */
    static long residentBytes() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    public String words() {
        return heap + " " + direct + " " + resident;
    }

    public static Memory parse(String words) {
        var parts = words.split(" ");
        return new Memory(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    /** What each of so many more took. */
    Memory each(Memory before, int count) {
        return new Memory((heap - before.heap) / count, (direct - before.direct) / count,
                (resident - before.resident) / count);
    }
}
