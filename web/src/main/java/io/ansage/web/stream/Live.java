package io.ansage.web.stream;

/**
 * One kind of stream: what it is about, and how it begins.
 *
 * @param topic  what it is about; all streams with one topic get the same changes
 * @param rising whether the positions of its changes only rise
 * @param open   reads how the stream begins, for a reader who has everything up to a position (0: nothing); may block
 * @param ended  called once its reader has gone; must not block
 */
record Live(Object topic, boolean rising, Open open, Runnable ended) {

    Live(Object topic, boolean rising, Open open) {
        this(topic, rising, open, () -> {});
    }

    /** Reads the beginning. What many readers need alike is read once, through {@code shared}. */
    interface Open {
        Opening after(long position, Shared shared);
    }
}
