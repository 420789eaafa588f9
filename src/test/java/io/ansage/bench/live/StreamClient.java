package io.ansage.bench.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Many readers of one stream on one thread, in a process of their own: open files are counted per process. Reads bytes
 * off the sockets and looks for ids and for the ends of events, nothing else.
 */
final class StreamClient {

    private static final int IN_FLIGHT = 256;
    /** Of the loopback network: each has ephemeral ports of its own. */
    private static final int ADDRESSES = 4;

    private final Selector selector = Selector.open();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final List<Reader> readers = new ArrayList<>();
    private int port;
    private String path = "/";
    private String resume = "";
    private int toOpen;
    private int opened;
    private int begun;
    private int failed;
    private long beginAfter;
    private CountDownLatch done = new CountDownLatch(1);
    private long awaited = Long.MAX_VALUE;
    private int arrived;

    private StreamClient() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        var client = new StreamClient();
        Thread.ofPlatform().daemon().name("readers").start(client::loop);
        OtherJvm.say("ready 0");
        OtherJvm.serve(client::answer);
        System.exit(0);
    }

    private String answer(String[] question) throws Exception {
        return switch (question[0]) {
            // open PORT PATH COUNT AFTER: AFTER is 0, or the position to resume at
            case "open" -> open(Integer.parseInt(question[1]), question[2], Integer.parseInt(question[3]),
                    Long.parseLong(question[4]));
            // await ID PUBLISHED-AT
            case "await" -> await(Long.parseLong(question[1]), Long.parseLong(question[2]));
            case "close" -> {
                call(this::closeAll);
                yield "closed";
            }
            case "repeats" -> Long.toString(readers.stream().filter(r -> r.repeats > 0).count());
            default -> throw new IllegalArgumentException(question[0]);
        };
    }

    /** Opens so many more; answers nanoseconds until each had its first event, and how many failed. */
    private String open(int at, String of, int count, long after) throws InterruptedException {
        long start = System.nanoTime();
        done = new CountDownLatch(1);
        tell(() -> {
            port = at;
            path = of;
            resume = after == 0 ? "" : "Last-Event-ID: " + after + "\r\n";
            beginAfter = after;
            toOpen = count;
            opened = 0;
            begun = 0;
            failed = 0;
            openMore();
        });
        if (!done.await(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException(begun + " of " + count + " have begun, " + failed + " failed");
        }
        return (System.nanoTime() - start) + " " + failed;
    }

    /** Answers p50, p99 and the longest time from publication to arrival, in nanoseconds, and how many arrived. */
    private String await(long id, long publishedAt) throws InterruptedException {
        done = new CountDownLatch(1);
        tell(() -> {
            awaited = id;
            arrived = (int) readers.stream().filter(r -> r.id >= id).count();
            finish();
        });
        done.await(30, TimeUnit.SECONDS);
        var times = readers.stream().filter(r -> r.id >= id).mapToLong(r -> r.at - publishedAt).sorted().toArray();
        return times.length == 0
                ? "0 0 0 0"
                : "%d %d %d %d".formatted(times[times.length / 2],
                        times[(int) (times.length * 0.99)], times[times.length - 1], times.length);
    }

    private void tell(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void call(Runnable task) throws InterruptedException {
        var told = new CountDownLatch(1);
        tell(() -> {
            task.run();
            told.countDown();
        });
        told.await();
    }

    private void loop() {
        try {
            while (true) {
                selector.select(key -> ((Reader) key.attachment()).ready(key));
                for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                openMore();
            }
        } catch (IOException e) {
            e.printStackTrace(System.err);
            System.exit(1);
        }
    }

    private void openMore() {
        while (opened < toOpen && opened - begun - failed < IN_FLIGHT) {
            opened++;
            try {
                var channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.SO_RCVBUF, 8 * 1024);
                channel.bind(new InetSocketAddress("127.0.0." + (1 + opened % ADDRESSES), 0));
                channel.connect(new InetSocketAddress("127.0.0.1", port));
                var reader = new Reader(channel);
                channel.register(selector, SelectionKey.OP_CONNECT, reader);
                readers.add(reader);
            } catch (IOException e) {
                e.printStackTrace(System.err);
                failed++;
            }
        }
        finish();
    }

    private void finish() {
        if (awaited != Long.MAX_VALUE ? arrived >= readers.size() : toOpen > 0 && begun + failed >= toOpen) {
            awaited = Long.MAX_VALUE;
            toOpen = 0;
            opened = 0;
            begun = 0;
            failed = 0;
            done.countDown();
        }
    }

    private void closeAll() {
        for (var reader : readers) {
            try {
                reader.channel.close();
            } catch (IOException e) {
                e.printStackTrace(System.err);
            }
        }
        readers.clear();
    }

    /** One socket. */
    private final class Reader {
        private static final byte[] ID = "id:".getBytes(StandardCharsets.US_ASCII);

        private final SocketChannel channel;
        private boolean begins = true;
        private int column;
        private boolean naming = true;
        private long reading;
        private long inEvent;
        private long id;
        private long at;
        private int repeats;

        Reader(SocketChannel channel) {
            this.channel = channel;
            this.id = beginAfter;
        }

        void ready(SelectionKey key) {
            try {
                if (key.isConnectable()) {
                    channel.finishConnect();
                    key.interestOps(SelectionKey.OP_READ);
                    channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                            + "Accept: text/event-stream\r\n" + resume + "\r\n").getBytes(StandardCharsets.US_ASCII)));
                    return;
                }
                buffer.clear();
                int read = channel.read(buffer);
                if (read < 0) {
                    throw new IOException("the server closed it");
                }
                buffer.flip();
                scan();
            } catch (IOException e) {
                System.err.println(e);
                key.cancel();
                readers.remove(this);
                if (begins) {
                    failed++;
                }
                finish();
            }
        }

        private void scan() {
            while (buffer.hasRemaining()) {
                byte b = buffer.get();
                if (b == '\n') {
                    if (column == 0 && inEvent != 0) {
                        ended(inEvent);
                        inEvent = 0;
                    } else if (naming && column > ID.length) {
                        inEvent = reading;
                    }
                    column = 0;
                    naming = true;
                    reading = 0;
                } else if (b != '\r') {
                    if (naming) {
                        if (column < ID.length) {
                            naming = b == ID[column];
                        } else if (b >= '0' && b <= '9') {
                            reading = reading * 10 + b - '0';
                        } else {
                            naming = b == ' ' && column == ID.length;
                        }
                    }
                    column++;
                }
            }
        }

        private void ended(long event) {
            if (event <= id) {
                repeats++;
            }
            id = event;
            at = System.nanoTime();
            if (begins && event > beginAfter) {
                begins = false;
                begun++;
                openMore();
            }
            if (awaited != Long.MAX_VALUE && event >= awaited) {
                arrived++;
                finish();
            }
        }
    }
}
