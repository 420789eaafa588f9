package io.ansage.query.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deliveries that were given up and events a projection could not take, for a person to see and retry. */
public interface DeadLetters {

    /** The newest first; {@code before} is the id of the last of the page before. */
    List<DeadLetter> list(@Nullable String before, int limit);

    /** Tries one again; false if there is none with this id. A notice that is no longer true is not sent even then. */
    boolean retry(String id);

    /** {@code kind} is delivery or event; {@code id} begins with it. */
    record DeadLetter(String id, String kind, String subject, String why, Instant since) {}
}
