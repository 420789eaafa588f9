package io.ansage.query.api;

import io.ansage.domain.silence.Silence;
import io.ansage.domain.silence.SilenceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What staff hold back for a while. Rows are never deleted: what was held back, and by whom, stays on record. */
public interface Silences {

    /** Begins a silence; what matches and has not been sent is held back from its beginning on. */
    void begin(Silence silence, Instant now);

    /**
     * Ends a silence before its time; what it held back is decided anew at once.
     *
     * @return false if there is none that is not over already
     */
    boolean end(SilenceId id, String who, Instant now);

    Optional<Entry> find(SilenceId id);

    /** Silences, the newest first; {@code before} is the number of the last of the page before. */
    List<Entry> list(@Nullable Long before, int limit);

    /** {@code number} rises with each silence. */
    record Entry(long number, Silence silence, Instant createdAt) {}
}
