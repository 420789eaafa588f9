package io.ansage.web.stream;

import io.ansage.query.api.LiveUpdates.Listening;
import java.util.function.Consumer;

/**
 * One kind of stream: what to listen to, and how to begin.
 *
 * @param listen begins to listen; called before {@code open}, so that nothing falls between
 * @param open   reads how the stream begins, for a reader who has everything up to a position (0: nothing); may block
 */
record Live(Listen listen, Open open) {

    /** Begins to listen. */
    interface Listen {
        Listening to(Consumer<Change> listener);
    }

    /** Reads the beginning. */
    interface Open {
        Opening after(long position);
    }
}
