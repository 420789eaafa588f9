package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ansage.domain.message.Audience;
import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageStatus;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.message.MessageRow;
import io.ansage.query.message.MessageStore;
import io.ansage.query.message.WordingRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes messages, their wordings and whom they are meant for. */
public final class PostgresMessageStore implements MessageStore {

    private final JdbcClient jdbc;
    private final TableNames tables;

    public PostgresMessageStore(JdbcClient jdbc, TableNames tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public void save(Collection<MessageRow> rows) {
        jdbc.sql("""
                insert into %s as known (message_id, status, revision, corrected, content, inhibits, valid_from,
                    valid_until, drafted_by, drafted_at, changed_by, changed_at, published_at, archived_at, all_clear,
                    number, position)
                select message_id, status, revision, corrected, content, inhibits, valid_from,
                    valid_until, drafted_by, drafted_at, changed_by, changed_at, published_at, archived_at, all_clear,
                    number, position
                from json_to_recordset(:rows::json) as r(message_id text, status text, revision integer,
                    corrected integer, content jsonb, inhibits text, valid_from timestamptz, valid_until timestamptz,
                    drafted_by text, drafted_at timestamptz, changed_by text, changed_at timestamptz,
                    published_at timestamptz, archived_at timestamptz, all_clear boolean, number bigint,
                    position bigint)
                on conflict (message_id) do update set status = excluded.status, revision = excluded.revision,
                    corrected = excluded.corrected, content = excluded.content, inhibits = excluded.inhibits,
                    valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at,
                    published_at = excluded.published_at, archived_at = excluded.archived_at,
                    all_clear = excluded.all_clear, position = excluded.position
                where excluded.position > known.position
                """.formatted(tables.of("operator_message")))
                .param("rows", JsonRows.of(rows.stream().map(Row::of).toList()))
                .update();
        saveAudiences(rows);
    }

    private void saveAudiences(Collection<MessageRow> rows) {
        var audience = tables.of("operator_message_audience");
        jdbc.sql("delete from " + audience + " where message_id = any(:ids)")
                .param("ids", rows.stream().map(r -> r.id().value()).toArray(String[]::new))
                .update();
        jdbc.sql("""
                insert into %s (message_id, kind, value, from_call, until_call)
                select message_id, kind, value, from_call, until_call
                from json_to_recordset(:rows::json) as r(message_id text, kind text, value text, from_call integer,
                    until_call integer)
                on conflict do nothing
                """.formatted(audience))
                .param("rows",
                        JsonRows.of(rows.stream()
                                .flatMap(r -> Named.of(r.id(), r.content().audience()).stream())
                                .toList()))
                .update();
    }

    @Override
    public void saveWordings(Collection<WordingRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into %s (message_id, revision, content, interrupts, author, at)
                select message_id, revision, content, interrupts, author, at
                from json_to_recordset(:rows::json) as r(message_id text, revision integer, content jsonb,
                    interrupts boolean, author text, at timestamptz)
                on conflict do nothing
                """.formatted(tables.of("operator_message_wording")))
                .param("rows", JsonRows.of(rows.stream().map(Wording::of).toList()))
                .update();
    }

    @Override
    public Collection<MessageRow> findAll(Collection<MessageId> ids) {
        return jdbc.sql("select * from " + tables.of("operator_message") + " where message_id = any(:ids)")
                .param("ids", ids.stream().map(MessageId::value).toArray(String[]::new))
                .query((rs, _) -> row(rs))
                .list();
    }

    @Override
    public Optional<WordingRow> findWording(MessageId id, int revision) {
        return jdbc.sql("select * from " + tables.of("operator_message_wording")
                + " where message_id = :id and revision = :revision")
                .param("id", id.value())
                .param("revision", revision)
                .query((rs, _) -> wording(rs))
                .optional();
    }

    static MessageRow row(ResultSet rs) throws SQLException {
        return new MessageRow(new MessageId(rs.getString("message_id")), MessageStatus.valueOf(rs.getString("status")),
                rs.getInt("revision"), rs.getInt("corrected"), content(rs), rs.getString("drafted_by"),
                required(rs, "drafted_at"), rs.getString("changed_by"), required(rs, "changed_at"),
                instant(rs, "published_at"), instant(rs, "archived_at"), rs.getBoolean("all_clear"),
                rs.getLong("number"), rs.getLong("position"));
    }

    static WordingRow wording(ResultSet rs) throws SQLException {
        return new WordingRow(new MessageId(rs.getString("message_id")), rs.getInt("revision"), content(rs),
                rs.getBoolean("interrupts"), rs.getString("author"), required(rs, "at"));
    }

    static MessageContent content(ResultSet rs) throws SQLException {
        return DomainJson.mapper().readValue(rs.getString("content"), MessageContent.class);
    }

    private static Instant required(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(instant(rs, column));
    }

    private record Row(String messageId, String status, int revision, int corrected, @JsonRawValue String content,
            String inhibits, Instant validFrom, Instant validUntil, String draftedBy, Instant draftedAt,
            String changedBy, Instant changedAt, @Nullable Instant publishedAt, @Nullable Instant archivedAt,
            boolean allClear, long number, long position) {

        static Row of(MessageRow r) {
            var validity = r.content().validity();
            return new Row(r.id().value(), r.status().name(), r.revision(), r.corrected(), JsonRows.json(r.content()),
                    r.content().inhibits().name(), validity.from(), validity.until(), r.draftedBy(), r.draftedAt(),
                    r.changedBy(), r.changedAt(), r.publishedAt(), r.archivedAt(), r.allClear(), r.number(),
                    r.position());
        }
    }

    private record Wording(String messageId, int revision, @JsonRawValue String content, boolean interrupts,
            String author, Instant at) {

        static Wording of(WordingRow r) {
            return new Wording(r.id().value(), r.revision(), JsonRows.json(r.content()), r.interrupts(), r.author(),
                    r.at());
        }
    }

    private record Named(String messageId, String kind, String value, int fromCall, int untilCall) {

        static List<Named> of(MessageId id, Audience audience) {
            var named = new ArrayList<Named>();
            audience.journeys().forEach(j -> named.add(new Named(id.value(), "journey", j.toString(), 0, 0)));
            audience.legs()
                    .forEach(l -> named.add(new Named(id.value(), "leg", l.journeyId().toString(), l.boarding(),
                            l.alighting())));
            audience.stops().forEach(s -> named.add(new Named(id.value(), "stop", s.value(), 0, 0)));
            audience.lines().forEach(l -> named.add(new Named(id.value(), "line", l.toString(), 0, 0)));
            audience.networks().forEach(n -> named.add(new Named(id.value(), "network", n, 0, 0)));
            return named;
        }
    }
}
