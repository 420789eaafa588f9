package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.infra.TestDatabase;
import io.ansage.web.http.IdempotencyStore.Claim;
import io.ansage.web.http.IdempotencyStore.Response;
import io.ansage.web.security.PassengerSession;
import io.ansage.web.security.SessionTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WebTablesTest {

    private static final Instant NOW = Instant.parse("2025-10-03T16:00:00.123456Z");

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void session_standsUntilItExpires_orIsClosed() {
        var sessions = new PostgresSessions(database.jdbc());
        var token = SessionTokens.mint();
        var session = new PassengerSession(PassengerId.random(), SessionTokens.hash(token), NOW.plusSeconds(60));
        sessions.open(session, NOW);

        assertThat(sessions.find(SessionTokens.hash(token), NOW)).contains(session);
        assertThat(sessions.find(SessionTokens.hash(token), NOW.plusSeconds(60))).isEmpty();
        assertThat(sessions.find(token, NOW)).isEmpty();
        sessions.close(SessionTokens.hash(token));
        assertThat(sessions.find(SessionTokens.hash(token), NOW)).isEmpty();
    }

    @Test
    void request_isCarriedOutOnce() {
        var store = new PostgresIdempotencyStore(database.jdbc());
        var answer = new Response(201, "/x", "{}");

        assertThat(store.claim("o", "k", "f", NOW)).isEqualTo(new Claim.Fresh());
        assertThat(store.claim("o", "k", "f", NOW)).isEqualTo(new Claim.Running());
        assertThat(store.claim("o", "k", "other", NOW)).isEqualTo(new Claim.OtherRequest());
        assertThat(store.claim("p", "k", "other", NOW)).isEqualTo(new Claim.Fresh());
        store.complete("o", "k", answer);
        assertThat(store.claim("o", "k", "f", NOW)).isEqualTo(new Claim.Done(answer));
        store.abandon("p", "k");
        assertThat(store.claim("p", "k", "third", NOW)).isEqualTo(new Claim.Fresh());
    }

    @Test
    void claimOfADeadProcess_isGivenAnew_andOldAnswersAreForgotten() {
        var store = new PostgresIdempotencyStore(database.jdbc());
        store.claim("o", "k", "f", NOW);

        assertThat(store.claim("o", "k", "f", NOW.plusSeconds(61))).isEqualTo(new Claim.Fresh());
        store.complete("o", "k", new Response(200, null, "{}"));
        assertThat(store.claim("o", "k", "f", NOW.plusSeconds(61))).isInstanceOf(Claim.Done.class);
        assertThat(store.claim("o", "k", "f", NOW.plusSeconds(2 * 86_400))).isEqualTo(new Claim.Fresh());
    }

    @Test
    void audit_isAChain_alsoWhenManyWriteAtOnce() throws InterruptedException {
        var audit = new PostgresAuditLog(database.jdbc(), database.transaction());
        var failure = new AtomicReference<Throwable>();
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            var who = "staff-" + i;
            writers.add(Thread.ofVirtual().start(() -> {
                try {
                    audit.record(who, "passenger-viewed", "p", "reason", NOW);
                } catch (RuntimeException e) {
                    failure.set(e);
                }
            }));
        }
        for (var writer : writers) {
            writer.join();
        }
        audit.record("staff", "projection-rebuilt", "outlook", null, NOW);

        assertThat(failure.get()).isNull();
        assertThat(audit.list(null, 100)).hasSize(9).first().satisfies(e -> {
            assertThat(e.number()).isEqualTo(9);
            assertThat(e.at()).isEqualTo(NOW);
        });
        assertThat(audit.findBreak()).isEmpty();
    }

    @Test
    void changedAuditRow_isRefused_andShowsWhereItHappensAllTheSame() {
        var audit = new PostgresAuditLog(database.jdbc(), database.transaction());
        for (int i = 0; i < 3; i++) {
            audit.record("staff", "passenger-viewed", "p" + i, "reason", NOW);
        }
        assertThatThrownBy(() -> database.jdbc().sql("delete from audit_entry where number = 2").update())
                .hasMessageContaining("only ever added");

        // Whoever owns the database can get around the trigger; the chain tells.
        database.jdbc().sql("alter table audit_entry disable trigger audit_is_append_only").update();
        database.jdbc().sql("update audit_entry set reason = 'none of your business' where number = 2").update();
        assertThat(audit.findBreak()).contains(2L);
    }

    @Test
    void everyTableWithAPassengersRows_isErased() {
        var tables = database.jdbc()
                .sql("""
                select c.relname from pg_class c
                join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'passenger_id'
                where c.relkind in ('r', 'p') and not c.relispartition
                    -- What goes with a row that is erased need not be looked for by passenger.
                    and not exists (select 1 from pg_constraint k join pg_class whole on whole.oid = k.confrelid
                        where k.conrelid = c.oid and k.contype = 'f' and k.confdeltype = 'c'
                            and whole.relname = any(:erased))
                """)
                .param("erased", PostgresPassengerErasure.TABLES.toArray(String[]::new))
                .query(String.class)
                .list();

        assertThat(tables).contains("passenger_key");
        tables.remove("passenger_key");
        assertThat(PostgresPassengerErasure.TABLES).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void erasure_forgetsOnePassenger_andNoOther() {
        var sessions = new PostgresSessions(database.jdbc());
        var store = new PostgresIdempotencyStore(database.jdbc());
        var one = PassengerId.random();
        var other = PassengerId.random();
        for (var passenger : new PassengerId[]{one, other}) {
            sessions.open(new PassengerSession(passenger, "hash of " + passenger, NOW.plusSeconds(60)), NOW);
            store.claim(passenger.value(), "k", "f", NOW);
        }
        var keys = new ArrayList<PassengerId>();

        new PostgresPassengerErasure(database.jdbc(), database.transaction(), keys::add).erase(one);

        assertThat(keys).containsExactly(one);
        assertThat(sessions.find("hash of " + one, NOW)).isEmpty();
        assertThat(sessions.find("hash of " + other, NOW)).isPresent();
        assertThat(store.claim(one.value(), "k", "new", NOW)).isEqualTo(new Claim.Fresh());
        assertThat(store.claim(other.value(), "k", "f", NOW)).isEqualTo(new Claim.Running());
    }
}
