package io.ansage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * CPU time of this process and of all processes below it, the servers among them, read from {@code /proc} (man 5 proc,
 * fields utime, stime, cutime and cstime of {@code stat}). Zero where there is no such folder.
 */
final class CpuTime {

    private static final double TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;

    /** Servers that have left the family, as PostgreSQL does. */
    private static final Set<Long> OTHERS = ConcurrentHashMap.newKeySet();

    private CpuTime() {}

    /** Counts this process from now on, too, and all below it. */
    static void count(long pid) {
        OTHERS.add(pid);
    }

    static double seconds() {
        return Stream
                .concat(Stream.of(ProcessHandle.current()), OTHERS.stream().flatMap(p -> ProcessHandle.of(p).stream()))
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .mapToDouble(process -> seconds(process.pid()))
                .sum();
    }

    private static double seconds(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name of the program is in parentheses and may hold anything.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int field = UTIME; field < UTIME + 4; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks / TICKS_PER_SECOND;
        } catch (IOException | IndexOutOfBoundsException e) {
            return 0;
        }
    }
}
