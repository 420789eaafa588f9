package io.ansage.query.deadletter;

import io.ansage.query.api.DeadLetters.DeadLetter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of those who give up: a delivery worker, or the projections. */
public interface DeadLetterSource {

    /** Kind of its letters; their ids are this, a hyphen, and the rest. */
    String kind();

    /** The letter with this whole id. */
    Optional<DeadLetter> find(String id);

    /**
     * Letters by time from the newest down, by id where the times are equal.
     *
     * @param before only letters behind this one in that order, which may be one of another kind
     */
    List<DeadLetter> list(@Nullable DeadLetter before, int limit);

    /** Tries one again; false if there is none with this whole id, or if it failed again. */
    boolean retry(String id);
}
