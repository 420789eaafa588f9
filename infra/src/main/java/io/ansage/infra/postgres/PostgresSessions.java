package io.ansage.infra.postgres;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.web.security.PassengerSession;
import io.ansage.web.security.Sessions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions in PostgreSQL. Expired ones are cleared away whenever a new one is opened. */
public final class PostgresSessions implements Sessions {

    private final JdbcClient jdbc;

    public PostgresSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void open(PassengerSession session, Instant now) {
        jdbc.sql("delete from passenger_session where expires_at <= :now").param("now", utc(now)).update();
        jdbc.sql("""
                insert into passenger_session (token_hash, passenger_id, created_at, expires_at)
                values (:hash, :passenger, :now, :expires)
                """)
                .param("hash", session.tokenHash())
                .param("passenger", session.passenger().value())
                .param("now", utc(now))
                .param("expires", utc(session.expiresAt()))
                .update();
    }

    @Override
    public Optional<PassengerSession> find(String tokenHash, Instant now) {
        return jdbc.sql("""
                select passenger_id, expires_at from passenger_session
                where token_hash = :hash and expires_at > :now
                """)
                .param("hash", tokenHash)
                .param("now", utc(now))
                .query((row, _) -> new PassengerSession(new PassengerId(row.getString(1)), tokenHash,
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Override
    public void close(String tokenHash) {
        jdbc.sql("delete from passenger_session where token_hash = :hash").param("hash", tokenHash).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
