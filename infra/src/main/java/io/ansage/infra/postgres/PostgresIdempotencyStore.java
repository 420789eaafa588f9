package io.ansage.infra.postgres;

import io.ansage.web.http.IdempotencyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers under their {@code Idempotency-Key}, kept for a day. */
public final class PostgresIdempotencyStore implements IdempotencyStore {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    public PostgresIdempotencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Claim claim(String owner, String key, String fingerprint, Instant now) {
        jdbc.sql("delete from idempotent_request where claimed_at < :old").param("old", utc(now.minus(KEPT))).update();
        // One statement decides who carries it out: the key is free, or whoever claimed it never came to an end.
        int claimed = jdbc.sql("""
                insert into idempotent_request as known (owner, key, fingerprint, claimed_at)
                values (:owner, :key, :fingerprint, :now)
                on conflict (owner, key) do update set claimed_at = :now
                where known.status is null and known.claimed_at < :stale and known.fingerprint = :fingerprint
                """)
                .param("owner", owner)
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("now", utc(now))
                .param("stale", utc(now.minus(ABANDONED)))
                .update();
        return claimed == 1 ? new Claim.Fresh() : known(owner, key, fingerprint);
    }

    private Claim known(String owner, String key, String fingerprint) {
        return jdbc.sql("""
                select fingerprint, status, location, body from idempotent_request
                where owner = :owner and key = :key
                """)
                .param("owner", owner)
                .param("key", key)
                .query((row, _) -> answer(fingerprint.equals(row.getString(1)), row.getObject(2, Integer.class),
                        row.getString(3), row.getString(4)))
                .optional()
                .orElseGet(Claim.Running::new); // Abandoned this very moment: the caller tries again.
    }

    private static Claim answer(boolean same, @Nullable Integer status, @Nullable String location, String body) {
        if (!same) {
            return new Claim.OtherRequest();
        }
        return status == null ? new Claim.Running() : new Claim.Done(new Response(status, location, body));
    }

    @Override
    public void complete(String owner, String key, Response response) {
        jdbc.sql("""
                update idempotent_request set status = :status, location = :location, body = :body
                where owner = :owner and key = :key
                """)
                .param("owner", owner)
                .param("key", key)
                .param("status", response.status())
                .param("location", response.location())
                .param("body", response.body())
                .update();
    }

    @Override
    public void abandon(String owner, String key) {
        jdbc.sql("delete from idempotent_request where owner = :owner and key = :key and status is null")
                .param("owner", owner)
                .param("key", key)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
