package io.ansage.infra.postgres;

import io.ansage.command.api.ObservationIntake;
import io.ansage.command.api.Quarantine;
import io.ansage.command.match.JourneyMatcher;
import io.ansage.command.match.Match;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.infra.json.DomainJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The quarantine in PostgreSQL. */
public final class PostgresQuarantine implements Quarantine {

    private static final int PAGE = 500;

    private record Row(long id, Observation observation) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JourneyMatcher matcher;
    private final ObservationIntake intake;
    private final Clock passengerClock;

    public PostgresQuarantine(DataSource database, PlatformTransactionManager transactions, JourneyMatcher matcher,
            ObservationIntake intake, Clock passengerClock) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(transactions);
        this.matcher = matcher;
        this.intake = intake;
        this.passengerClock = passengerClock;
    }

    @Override
    public List<Entry> list(@Nullable Long before, int limit) {
        return jdbc.sql("""
                select id, source, message_id, journey_id, reason, detail, raw, known_at, resubmitted_at
                  from quarantine where id < :before order by id desc limit :limit
                """)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(PostgresQuarantine::entry)
                .list();
    }

    @Override
    public boolean resubmit(long id) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            // Marked first: if it ends up here again, it does so as a new entry.
            var raw = jdbc.sql("""
                    update quarantine set resubmitted_at = :now
                     where id = :id and resubmitted_at is null and is_observation returning raw
                    """)
                    .param("now", passengerClock.instant().atOffset(ZoneOffset.UTC))
                    .param("id", id)
                    .query(String.class)
                    .optional();
            raw.ifPresent(r -> intake.accept(List.of(read(r))));
            return raw.isPresent();
        }));
    }

    @Override
    public int resubmitUnmatched() {
        int handedIn = 0;
        long after = 0;
        while (true) {
            var page = jdbc.sql("""
                    select id, raw from quarantine
                     where reason = :reason and resubmitted_at is null and is_observation and id > :after
                     order by id limit :limit
                    """)
                    .param("reason", QuarantineReason.UNMATCHED.name())
                    .param("after", after)
                    .param("limit", PAGE)
                    .query((row, _) -> new Row(row.getLong(1), read(row.getString(2))))
                    .list();
            if (page.isEmpty()) {
                return handedIn;
            }
            after = page.getLast().id();
            // What still matches nothing stays as it is.
            var matching = page.stream().filter(r -> matcher.match(r.observation()) instanceof Match.Found).toList();
            if (!matching.isEmpty()) {
                handIn(matching);
                handedIn += matching.size();
            }
        }
    }

    private void handIn(List<Row> rows) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("update quarantine set resubmitted_at = :now where id in (:ids)")
                    .param("now", passengerClock.instant().atOffset(ZoneOffset.UTC))
                    .param("ids", rows.stream().map(Row::id).toList())
                    .update();
            intake.accept(rows.stream().map(Row::observation).toList());
        });
    }

    private static Observation read(String raw) {
        return DomainJson.mapper().readValue(raw, Observation.class);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var journey = row.getString("journey_id");
        return new Entry(row.getLong("id"), row.getString("source"), row.getString("message_id"),
                journey == null ? null : JourneyId.parse(journey), QuarantineReason.valueOf(row.getString("reason")),
                row.getString("detail"), row.getString("raw"),
                row.getObject("known_at", OffsetDateTime.class).toInstant(), row.getObject("resubmitted_at") != null);
    }
}
