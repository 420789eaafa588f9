package io.ansage.web.stream;

/**
 * One thing to be streamed.
 *
 * @param key      what it is about: of several changes with one key only the latest matters to a slow reader
 * @param position becomes the event's id
 * @param event    the event's name
 * @param data     the event's data, written as JSON: a line break inside stays inside
 */
record Change(Object key, long position, String event, Object data) {

    static final String RESET = "reset";

    /** Tells the reader to forget what it knows: what follows is the whole picture. */
    static Change reset() {
        return new Change(RESET, 0, RESET, new Reset("Too much has changed: what follows is the whole picture."));
    }

    boolean isReset() {
        return event.equals(RESET);
    }

    /** Data of a reset. */
    record Reset(String remedy) {}
}
