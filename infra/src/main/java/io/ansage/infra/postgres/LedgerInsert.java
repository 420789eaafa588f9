package io.ansage.infra.postgres;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ansage.domain.notice.TripTold;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.notice.Cohort.Member;
import io.ansage.query.notice.NoticeDraft;
import io.ansage.query.notice.PlanningStore.Addressed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes rows of the ledger, those of all drafts in one statement: what a draft's rows have in common is sent once, as one
 * line of JSON, beside arrays of what tells them apart.
 */
final class LedgerInsert {

    private static final int ID_BYTES = 16;

    private final JdbcClient jdbc;

    LedgerInsert(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<List<Notice>> write(List<Addressed> drafts) {
        var rows = new ArrayList<Row>();
        // What cohorts have in common is one draft, and goes to the database once.
        var numbers = new IdentityHashMap<NoticeDraft, Integer>();
        var once = new ArrayList<NoticeDraft>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i).draft();
            int number = numbers.computeIfAbsent(draft, added -> {
                once.add(added);
                return once.size() - 1;
            });
            for (var member : drafts.get(i).members()) {
                rows.add(new Row(i, number, member, id(member, draft)));
            }
        }
        var sequences = insert(once, rows);
        var written = new ArrayList<List<Notice>>();
        drafts.forEach(_ -> written.add(new ArrayList<>()));
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            written.get(row.cohort()).add(notice(sequences.get(i), row, once.get(row.draft())));
        }
        return written;
    }

    /** Sequences are given, and returned, in the order of the rows. */
    private List<Long> insert(List<NoticeDraft> drafts, List<Row> rows) {
        var sequences = jdbc.sql("""
                with drafts as materialized (
                    select *, case when shared
                        then nextval(pg_get_serial_sequence('notice_wording', 'wording')) end as wording
                    from json_to_recordset(:rows::json) as d(number integer, shared boolean, journey_id text,
                        version integer, revision bigint, class text, reason text, status text, before jsonb,
                        after jsonb, language text, title text, body text, as_of timestamptz, planned_at timestamptz,
                        useful_until timestamptz, hold_until timestamptz)),
                words as (
                    insert into notice_wording (wording, planned_at, before, after, language, title, body)
                    select wording, planned_at, before, after, language, title, body from drafts where shared)
                insert into notice (notification_id, trip_id, subscription_id, passenger_id, journey_id, version, revision,
                    class, reason, status, wording, before, after, language, title, body, as_of, planned_at,
                    useful_until, hold_until, generation)
                select m.id, m.trip_id, m.subscription_id, m.passenger_id, d.journey_id, d.version, d.revision,
                    d.class, d.reason, d.status, d.wording, case when not d.shared then d.before end,
                    case when not d.shared then d.after end, case when not d.shared then d.language end,
                    case when not d.shared then d.title end, case when not d.shared then d.body end, d.as_of, d.planned_at, d.useful_until, d.hold_until, m.generation
                from unnest(:ids::text[], :trips::text[], :generations::integer[], :subscriptions::text[],
                    :passengers::text[], :drafts::integer[]) with ordinality
                    as m(id, trip_id, generation, subscription_id, passenger_id, draft, place)
                join drafts d on d.number = m.draft
                order by m.place
                returning sequence
                """)
                .param("ids", texts(rows, Row::id))
                .param("trips", texts(rows, r -> r.member().tripId().value()))
                .param("generations", rows.stream().map(r -> r.member().generation()).toArray(Integer[]::new))
                .param("subscriptions", texts(rows, r -> r.member().subscriptionId().value()))
                .param("passengers", texts(rows, r -> r.member().passengerId().value()))
                .param("drafts", rows.stream().map(Row::draft).toArray(Integer[]::new))
                .param("rows", draftRows(drafts, rows))
                .query((rs, _) -> rs.getLong("sequence"))
                .list();
        if (sequences.size() != rows.size()) {
            throw new IllegalStateException(sequences.size() + " rows were written, not " + rows.size());
        }
        return sequences;
    }

    private static String[] texts(List<Row> rows, Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static String draftRows(List<NoticeDraft> drafts, List<Row> recipients) {
        var readers = new int[drafts.size()];
        recipients.forEach(row -> readers[row.draft()]++);
        var rows = new ArrayList<DraftRow>();
        var written = new IdentityHashMap<TripTold, String>();
        for (var draft : drafts) {
            rows.add(DraftRow.of(rows.size(), readers[rows.size()] > 1, draft, written));
        }
        return JsonRows.of(rows);
    }

    private static String status(NoticeDraft draft) {
        return draft.holdUntil() == null ? "planned" : "held";
    }

    private static Notice notice(long sequence, Row row, NoticeDraft draft) {
        return new Notice(sequence, row.id(), row.member().passengerId(), row.member().subscriptionId(),
                draft.journeyId(), null, draft.after().version(), draft.revision(), draft.noticeClass(),
                draft.reason(), status(draft), draft.title(), draft.body(), draft.asOf(), draft.plannedAt(), null,
                null);
    }

    /** The same decision has the same id, whenever it is made again. */
    private static String id(Member member, NoticeDraft draft) {
        var text = String.join("/", member.tripId().value(), draft.journeyId().toString(),
                Integer.toString(draft.after().version()), Long.toString(draft.revision()), draft.reason());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Row(int cohort, int draft, Member member, String id) {}

    /** Words that only one passenger reads stay with the passenger's row, and go with it. */
    private record DraftRow(int number, boolean shared, String journeyId, int version, long revision,
            @JsonProperty("class") String noticeClass, String reason, String status,
            @JsonRawValue String before, @JsonRawValue String after, String language, String title, String body,
            Instant asOf, Instant plannedAt, Instant usefulUntil, @Nullable Instant holdUntil) {

        static DraftRow of(int number, boolean shared, NoticeDraft d, Map<TripTold, String> written) {
            return new DraftRow(number, shared, d.journeyId().toString(), d.after().version(), d.revision(),
                    d.noticeClass().name(), d.reason(), LedgerInsert.status(d),
                    written.computeIfAbsent(d.before(), JsonRows::json),
                    written.computeIfAbsent(d.after(), JsonRows::json), d.language(), d.title(), d.body(), d.asOf(),
                    d.plannedAt(),
                    d.usefulUntil(), d.holdUntil());
        }
    }
}
