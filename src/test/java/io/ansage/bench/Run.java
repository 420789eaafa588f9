package io.ansage.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.infra.standalone.EmbeddedServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** What the benchmarks of one call share: how thorough to be, the servers, a folder, and a voice. */
public final class Run implements AutoCloseable {

    private final boolean quick;
    private final double scale;
    private final Path folder;
    private @Nullable EmbeddedServers servers;
    private boolean closed;
    /** Never used before: a run that was killed leaves databases and topics behind. */
    private final String names = "bench_" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "_";
    private int databases;

    Run(boolean quick, double scale, Path folder) {
        this.quick = quick;
        this.scale = scale;
        this.folder = folder;
    }

    /** Fewer rounds and smaller sets. */
    public boolean quick() {
        return quick;
    }

    /** Share of the national day to run, up to 1. */
    public double scale() {
        return scale;
    }

    /** Rounds that count; warm-up comes on top. */
    public int rounds() {
        return quick ? 3 : 5;
    }

    /** One size for a thorough run and another for a quick one. */
    public int size(int thorough, int hasty) {
        return quick ? hasty : thorough;
    }

    /** How long a slow peer is looked at: its rate is all that is wanted. */
    public long boxMillis() {
        return quick ? 2_500 : 10_000;
    }

    /** For scratch files; deleted at the end. */
    public Path folder() {
        return folder;
    }

    /** Progress, for whoever waits. */
    public void say(String words, Object... arguments) {
        System.err.printf("    " + words + "%n", arguments);
    }

    /** Real PostgreSQL and Kafka, started when first asked for, as durable as in production. */
    public synchronized EmbeddedServers servers() {
        if (closed) {
            // Whoever was interrupted would else leave servers behind that nobody stops.
            throw new IllegalStateException("The run is over.");
        }
        if (servers == null) {
            say("starting PostgreSQL and Kafka ...");
            try {
                var home = Files.createDirectories(folder.resolve("servers"));
                servers = EmbeddedServers.start(home);
                // Its first line is the number of the process, which is nobody's child.
                try (var lines = Files.lines(home.resolve("postgres").resolve("postmaster.pid"))) {
                    CpuTime.count(Long.parseLong(lines.findFirst().orElseThrow().strip()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return servers;
    }

    /** An empty database of its own; the caller closes it. */
    public HikariDataSource emptyDatabase(int connections) {
        var name = names + ++databases;
        execute("create database " + name);
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url(name));
        pool.setUsername(servers().user());
        pool.setPassword(servers().password());
        pool.setPoolName(name);
        pool.setMaximumPoolSize(connections);
        return pool;
    }

    /** A database with the product's tables; the caller closes it. */
    public HikariDataSource database(int connections) {
        var pool = emptyDatabase(connections);
        Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
        return pool;
    }

    /** Closes the pool and deletes its database. */
    public void drop(HikariDataSource pool) {
        pool.close();
        try {
            execute("drop database if exists " + pool.getPoolName() + " with (force)");
        } catch (IllegalStateException e) {
            // A vacuum of the server's own is at work in there; it all goes with the folder.
            say("%s stays until the end: %s", pool.getPoolName(), e.getCause());
        }
    }

    private String url(String database) {
        var own = servers().jdbcUrl();
        return own.substring(0, own.lastIndexOf('/') + 1) + database + "?reWriteBatchedInserts=true";
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(servers().jdbcUrl(), servers().user(),
                servers().password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /**
     * Times the contenders in turn, A B C A B C, so that whatever else the machine does hits all alike. The first
     * {@code warmUps} turns do not count.
     */
    public Map<String, Series> interleave(int warmUps, Map<String, Work> contenders) throws Exception {
        return interleave(warmUps, rounds(), contenders);
    }

    public Map<String, Series> interleave(int warmUps, int rounds, Map<String, Work> contenders) throws Exception {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int turn = 0; turn < warmUps + rounds; turn++) {
            for (var contender : contenders.entrySet()) {
                contender.getValue().prepare();
                var sample = Sample.of(contender.getValue());
                say("%s %s: %s/s, %s CPU s per 1,000", turn < warmUps ? "warm-up" : "round " + (turn - warmUps + 1),
                        contender.getKey(), Goal.number(sample.rate()), Goal.number(sample.cpuPerThousand()));
                if (turn >= warmUps) {
                    samples.computeIfAbsent(contender.getKey(), _ -> new ArrayList<>()).add(sample);
                }
            }
        }
        var series = new LinkedHashMap<String, Series>();
        samples.forEach((name, all) -> series.put(name, new Series(all)));
        return series;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (servers != null) {
            servers.close();
            servers = null;
        }
    }
}
