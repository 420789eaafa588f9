package io.ansage.bench.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Readers of one stream, in a process of their own, and the server they read from. */
final class Crowd implements AutoCloseable {

    private final OtherJvm server;
    private final OtherJvm client;
    private final int port;
    private final String path;
    private final String publish;
    private int readers;

    /** @param publish what to ask the server for one more revision to all */
    Crowd(OtherJvm server, int port, String path, String publish, Path log) throws IOException {
        this.server = server;
        this.port = port;
        this.path = path;
        this.publish = publish;
        this.client = OtherJvm.start(List.of("-Xmx256m"), StreamClient.class, log, List.of());
        client.await("ready");
    }

    /** Opens so many more, who have everything up to a position; answers the seconds until all had what they lacked. */
    double open(int more, long after) throws IOException {
        var answer = client.ask("open %d %s %d %d", port, path, more, after).split(" ");
        if (!answer[1].equals("0")) {
            throw new IOException(answer[1] + " of " + more + " streams could not be opened");
        }
        readers += more;
        return Long.parseLong(answer[0]) / 1e9;
    }

    void close(int all) throws IOException {
        client.ask("close");
        readers -= all;
    }

    int readers() {
        return readers;
    }

    /** Times from publication to arrival, in seconds. */
    record Arrivals(long position, double half, double p99, double last, int count) {}

    /** One revision to all. */
    Arrivals broadcast() throws IOException {
        var published = server.ask(publish).split(" ");
        return arrivals(Long.parseLong(published[0]), Long.parseLong(published[1]));
    }

    Arrivals arrivals(long position, long publishedAt) throws IOException {
        var times = client.ask("await %d %d", position, publishedAt).split(" ");
        return new Arrivals(position, Long.parseLong(times[0]) / 1e9, Long.parseLong(times[1]) / 1e9,
                Long.parseLong(times[2]) / 1e9, Integer.parseInt(times[3]));
    }

    /** Readers who were told something that they had. */
    int repeats() throws IOException {
        return Integer.parseInt(client.ask("repeats"));
    }

    Memory memory() throws IOException {
        return Memory.parse(server.ask("memory"));
    }

    @Override
    public void close() {
        client.close();
    }
}
