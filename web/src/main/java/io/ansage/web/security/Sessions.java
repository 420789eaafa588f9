package io.ansage.web.security;

import java.time.Instant;
import java.util.Optional;

/** The sessions that were minted and still stand. Only digests of tokens are ever stored. */
public interface Sessions {

    void open(PassengerSession session, Instant now);

    /** A session that stands at this instant of machine time. */
    Optional<PassengerSession> find(String tokenHash, Instant now);

    /** Ends a session; ending it twice changes nothing. */
    void close(String tokenHash);
}
