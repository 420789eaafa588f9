package io.ansage.query.log;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyEvent;
import java.util.List;

/** Reads the event store beside, and unnoticed by, the event processors. */
public interface EventLog {

    /** Position of the newest event; 0 if there is none. */
    long head();

    /** How many events lie up to a position, included. */
    long count(long upTo);

    /** The events after a position in the order of the store, at most {@code limit}, none beyond {@code upTo}. */
    List<RecordedEvent> list(long after, long upTo, int limit);

    /** All events of a journey, in order. */
    List<JourneyEvent> listOf(JourneyId journey);
}
