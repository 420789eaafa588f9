package io.ansage.infra.standalone;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** What our own PostgreSQL is started with; on the command line it wins over everything that is set inside the database. */
final class PostgresSettings {

    private static final long MEBIBYTE = 1 << 20;
    private static final long DEFAULT_BUFFERS = 128;
    private static final long MOST_BUFFERS = 2_048;
    /** The manual's advice for a server with a machine of its own is a quarter (PostgreSQL 18, 19.4.1); this one shares it. */
    private static final int SHARE_OF_MEMORY = 8;

    private PostgresSettings() {}

    /** For this machine, or the container in which we are. */
    static Map<String, String> here() {
        return of(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize());
    }

    /**
     * For so many bytes of memory, of which only what is used is taken.
     *
     * <p>The server's own defaults are made for small databases: 128 MiB of buffers, and a checkpoint for each 512 MiB that
     * are written, after which whole pages go to the log again. Planning for 1.9 million passengers took 49 µs of CPU time
     * for each with them, and 40 µs with these (B5, thoroughly; 0.28 and 0.32 of INSERT..SELECT of the same rows).
     */
    static Map<String, String> of(long memoryBytes) {
        long buffers = Math.clamp(memoryBytes / MEBIBYTE / SHARE_OF_MEMORY, DEFAULT_BUFFERS, MOST_BUFFERS);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("max_connections", "200");
        settings.put("shared_buffers", buffers + "MB");
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "15min");
        return settings;
    }
}
