package io.ansage.query.log;

import java.time.Instant;

/**
 * An event as it was stored.
 *
 * @param event      the event; a payload of an unknown class is one that nobody here can or may read, such as that of an
 *                   erased passenger, and is passed over
 * @param position   position in the event store, rising in the order of commits
 * @param sequence   place among the events of its aggregate, from 0
 * @param recordedAt when it was stored, in machine time
 */
public record RecordedEvent(Object event, long position, long sequence, Instant recordedAt) {}
