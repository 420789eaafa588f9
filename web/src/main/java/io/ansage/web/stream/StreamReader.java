package io.ansage.web.stream;

import io.ansage.web.stream.StreamSlots.Slot;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/**
 * One open stream. Lives on its connection's event loop and keeps next to nothing while its reader keeps up: what is
 * published goes straight to the socket. A reader who does not gets a buffer until the socket takes more.
 */
final class StreamReader {

    private static final Opening NOTHING = new Opening(false, List.of());

    private final Topics topics;
    private final Live live;
    private final Connection connection;
    private final EventLoop loop;
    private final Slot slot;
    private final @Nullable Supplier<Mono<Boolean>> alive;
    private final int limit;
    private final byte turn;
    private @Nullable ConflatingBuffer buffer;
    private @Nullable Subscriber<? super Void> response;
    private @Nullable ChannelFuture latest;
    private long floor;
    private int place = -1;
    private boolean opened;
    private boolean waiting;
    private boolean ended;

    /**
     * A reader.
     *
     * @param after position up to which it has everything
     * @param limit most changes that wait for it
     * @param slot  given back at the end
     * @param alive asked with every heartbeat, if there is one
     */
    StreamReader(Topics topics, Live live, long after, int limit, Connection connection, Slot slot,
            @Nullable Supplier<Mono<Boolean>> alive) {
        this.topics = topics;
        this.live = live;
        this.limit = limit;
        this.connection = connection;
        // A channel that is closed knows its loop no more.
        this.loop = connection.channel().eventLoop();
        this.slot = slot;
        this.alive = alive;
        this.turn = (byte) topics.nextTurn();
        this.floor = after;
        // Until the beginning is known, what happens waits.
        this.buffer = new ConflatingBuffer(limit, after);
    }

    Object topic() {
        return live.topic();
    }

    EventLoop loop() {
        return loop;
    }

    int turn() {
        return turn;
    }

    int place() {
        return place;
    }

    void place(int now) {
        place = now;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Sets what comes first. */
    void open(Opening opening) {
        loop.execute(() -> {
            if (buffer != null) {
                buffer.open(opening);
                if (opening.reset()) {
                    floor = 0;
                }
                opened = true;
            }
        });
    }

    /** Begins to write; the head was made by whoever let it in. */
    void start(Subscriber<? super Void> toComplete) {
        loop.execute(() -> {
            response = toComplete;
            if (ended) {
                toComplete.onComplete();
            } else if (!channel().isActive()) {
                leave();
            } else {
                ((HttpServerResponse) connection).sendHeaders().then().subscribe(null, _ -> leave(), this::greet);
            }
        });
    }

    /** Ends it after so long. */
    StreamReader endAfter(Duration time) {
        var timer = loop.schedule(this::endNow, time.toNanos(), TimeUnit.NANOSECONDS);
        channel().closeFuture().addListener(_ -> timer.cancel(false));
        return this;
    }

    /** Ends it, from our side. */
    void end() {
        loop.execute(this::endNow);
    }

    /** The reader has gone, or never came. */
    void gone() {
        loop.execute(this::leave);
    }

    private void greet() {
        write(EventBytes.greeting(ThreadLocalRandom.current().nextLong(2_000, 6_000)));
        drain();
        channel().flush();
    }

    /** A live change; on the loop. */
    void offer(Change change) {
        if (ended) {
            return;
        }
        if (buffer == null && change.position() > floor) {
            if (channel().isWritable()) {
                write(change.bytes());
                channel().flush();
                return;
            }
            buffer = new ConflatingBuffer(limit, floor);
            buffer.open(NOTHING);
        }
        if (buffer != null) {
            buffer.offer(change);
            drain();
            channel().flush();
        }
    }

    /** A comment keeps proxies from closing it, and shows us who has gone. On the loop. */
    void beat(long published) {
        if (ended || response == null) {
            return;
        }
        release(published);
        if (alive != null) {
            alive.get().subscribe(lives -> loop.execute(() -> {
                if (lives) {
                    heartbeat();
                } else {
                    endNow();
                }
            }), _ -> gone());
        } else {
            heartbeat();
        }
    }

    private void heartbeat() {
        if (!ended && channel().isWritable()) {
            write(EventBytes.heartbeat());
            channel().flush();
        }
    }

    private void drain() {
        var waits = buffer;
        if (!opened || response == null || waits == null || ended) {
            return;
        }
        while (channel().isWritable()) {
            if (waits.lost()) {
                // The reader comes back with its last position, and is given a reset there.
                endNow();
                return;
            }
            var next = waits.poll();
            if (next == null) {
                release(0);
                return;
            }
            write(next.bytes());
        }
        if (!waiting && latest != null) {
            waiting = true;
            latest.addListener(_ -> {
                waiting = false;
                drain();
                channel().flush();
            });
        }
    }

    /** Drops the buffer of a reader who has caught up, once nothing that its beginning held can come again. */
    private void release(long published) {
        if (buffer == null || !opened || !buffer.isEmpty()) {
            return;
        }
        if (live.rising()) {
            floor = Math.max(floor, buffer.highest());
            buffer = null;
        } else if (published >= buffer.highest()) {
            buffer = null;
        }
    }

    private void write(byte[] bytes) {
        // All readers share the bytes; each has positions of its own in them.
        latest = channel().write(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
        if (channel().isWritable()) {
            latest = null;
        }
    }

    /** On the loop. */
    void endNow() {
        if (!ended) {
            var completes = response;
            leave();
            if (completes != null) {
                completes.onComplete();
            }
        }
    }

    private void leave() {
        if (!ended) {
            ended = true;
            buffer = null;
            topics.leave(this);
            slot.close();
            live.ended().run();
        }
    }

    private Channel channel() {
        return connection.channel();
    }
}
