package io.ansage.query.outlook;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Journeys.Positioned;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps the outlooks, and what boards show of them. Works within the transaction of its caller. */
public interface OutlookStore extends AutoCloseable {

    /** Those of the journeys that are stored. */
    Map<JourneyId, Positioned> findAll(Collection<JourneyId> ids);

    /** Stores outlooks, and replaces the board lines of their journeys by these; each journey comes once. */
    void save(Collection<Positioned> outlooks, List<BoardLine> lines);

    /** Stores outlooks of which none is stored yet. */
    default void add(Collection<Positioned> outlooks, List<BoardLine> lines) {
        save(outlooks, lines);
    }

    /** Returns when all that was given before is stored; throws what prevented it. */
    default void flush() {}

    /** Ends what still runs of it, stored or not. */
    @Override
    default void close() {}
}
