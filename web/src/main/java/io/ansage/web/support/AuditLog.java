package io.ansage.web.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who of the staff looked at or changed what, and why. Rows are only ever added, and each holds a digest over itself and
 * the row before, so that a row that was changed or taken out shows.
 */
public interface AuditLog {

    /**
     * Writes a row; returns once it is safe, so that nobody sees anything before it is on record.
     *
     * @param who     name of the member of staff
     * @param action  what they did, such as {@code passenger-viewed}
     * @param subject to whom or what
     * @param reason  why, in their own words
     * @param at      machine time
     */
    void record(String who, String action, String subject, @Nullable String reason, Instant at);

    /** Rows from the newest down; {@code before} is the number of the last row of the page before. */
    List<Entry> list(@Nullable Long before, int limit);

    /** Number of the first row whose digest does not follow from the row before; empty if the chain is whole. */
    Optional<Long> findBreak();

    /** A row. */
    record Entry(long number, Instant at, String who, String action, String subject, @Nullable String reason,
            String hash) {}
}
