package io.ansage.web.stream;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One thing to be streamed, to any number of readers: written as bytes once, however many there are. */
final class Change {

    static final String RESET = "reset";
    /** Stands outside the order of positions: behind all of them, and no place to resume from. */
    private static final long UNNUMBERED = Long.MAX_VALUE;

    private final Object key;
    private final long position;
    private final String event;
    private final Object data;
    private byte @Nullable [] bytes;

    /**
     * A change.
     *
     * @param key      what it is about: of several changes with one key only the latest matters to a slow reader
     * @param position becomes the event's id
     * @param event    the event's name
     * @param data     the event's data, written as JSON: a line break inside stays inside
     */
    Change(Object key, long position, String event, Object data) {
        this.key = key;
        this.position = position;
        this.event = event;
        this.data = data;
    }

    /** Tells the reader to forget what it knows: what follows is the whole picture. */
    static Change reset() {
        return new Change(RESET, 0, RESET, new Reset("Too much has changed: what follows is the whole picture."));
    }

    /** A change without a position: the event has no id, and comes to every reader who has not got it already. */
    static Change unnumbered(Object key, String event, Object data) {
        return new Change(key, UNNUMBERED, event, data);
    }

    Object key() {
        return key;
    }

    long position() {
        return position;
    }

    String event() {
        return event;
    }

    Object data() {
        return data;
    }

    boolean isNumbered() {
        return position != UNNUMBERED && !isReset();
    }

    boolean isReset() {
        return event.equals(RESET);
    }

    /** The event as it goes over the wire; not to be changed. */
    synchronized byte[] bytes() {
        if (bytes == null) {
            bytes = EventBytes.event(isNumbered() ? position : null, event, data);
        }
        return bytes;
    }

    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Data of a reset. */
    record Reset(String remedy) {}
}
