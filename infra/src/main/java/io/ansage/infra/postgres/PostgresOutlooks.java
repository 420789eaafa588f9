package io.ansage.infra.postgres;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.outlook.OutlookReads;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the outlooks from their table. */
public final class PostgresOutlooks implements OutlookReads {

    static final RowMapper<Positioned> ROW = (rs, _) -> new Positioned(
            DomainJson.mapper().readValue(rs.getString("outlook"), JourneyOutlook.class), rs.getLong("position"));

    private static final String SELECT = "select outlook, position from journey_outlook ";

    private static final int MOST_NAMESAKES = 2_000;

    private final JdbcClient jdbc;

    public PostgresOutlooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Positioned> find(JourneyId id) {
        return jdbc.sql(SELECT + "where journey_id = :id").param("id", id.toString()).query(ROW).optional();
    }

    @Override
    public Map<JourneyId, Positioned> findAll(Collection<JourneyId> ids) {
        return findAll(jdbc, "journey_outlook", ids);
    }

    /** The same of a table of such rows: that which is shown, or one that is built beside it. */
    static Map<JourneyId, Positioned> findAll(JdbcClient jdbc, String table, Collection<JourneyId> ids) {
        return jdbc.sql("select outlook, position from " + table + " where journey_id = any(:ids)")
                .param("ids", ids.stream().map(JourneyId::toString).toArray(String[]::new))
                .query(ROW)
                .list()
                .stream()
                .collect(Collectors.toMap(p -> p.outlook().id(), Function.identity()));
    }

    @Override
    public List<Positioned> list(@Nullable TrainNumber trainNumber, @Nullable ServiceDate serviceDate,
            @Nullable JourneyId after, int limit) {
        var where = new StringBuilder("where journey_id > :after");
        if (trainNumber != null) {
            where.append(" and train_number = :train");
        }
        if (serviceDate != null) {
            where.append(" and service_date = :date");
        }
        return jdbc.sql(SELECT + where + " order by journey_id limit :limit")
                .param("after", after == null ? "" : after.toString())
                .param("train", trainNumber == null ? "" : trainNumber.value())
                .param("date", serviceDate == null ? null : serviceDate.date())
                .param("limit", limit)
                .query(ROW)
                .list();
    }

    @Override
    public List<Positioned> searchNumber(String text, Instant now, int limit) {
        var digits = text.replaceAll("[^0-9]", "");
        var letters = text.replaceAll("[^\\p{L}]", "");
        if (digits.isEmpty()) {
            return List.of();
        }
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        // A single digit fits thousands of trains: not all of them are looked into, but whose number is just that is.
        return jdbc.sql("""
                select outlook, position from (
                    select outlook, position, journey_id from journey_outlook
                    where regexp_replace(train_number, '[^0-9]', '', 'g') collate "C" like :digits
                        and service_date between :yesterday and :tomorrow and status <> 'COMPLETED'
                        and starts_with(regexp_replace(lower(train_number), '[^[:alpha:]]', '', 'g'), lower(:letters))
                    order by length(train_number), train_number, journey_id limit :most) as named
                order by abs(extract(epoch from
                    (select aimed from stop_departure d where d.journey_id = named.journey_id
                        order by call_order limit 1) - :now)) nulls last, journey_id
                limit :limit
                """)
                .param("digits", digits + "%")
                .param("letters", letters)
                .param("yesterday", today.minusDays(1))
                .param("tomorrow", today.plusDays(1))
                .param("most", MOST_NAMESAKES)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(ROW)
                .list();
    }

    @Override
    public List<Positioned> listLatest(int limit) {
        return jdbc.sql(SELECT + "order by position desc limit :limit").param("limit", limit).query(ROW).list();
    }

    @Override
    public List<Positioned> listSince(long position, int limit) {
        return jdbc.sql(SELECT + "where position > :position order by position limit :limit")
                .param("position", position)
                .param("limit", limit)
                .query(ROW)
                .list();
    }

    @Override
    public long position() {
        return jdbc.sql("select coalesce(max(position), 0) from journey_outlook").query(Long.class).single();
    }
}
