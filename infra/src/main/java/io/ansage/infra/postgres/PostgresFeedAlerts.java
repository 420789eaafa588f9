package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.timestamp;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ansage.command.api.AlertBoard;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.message.FeedAlert;
import io.ansage.domain.message.LineRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what feeds say of stations, lines and networks; nothing while they repeat themselves, but once an hour. */
public final class PostgresFeedAlerts implements AlertBoard {

    private static final Duration AGAIN = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock passengerClock;
    private final Map<String, Written> written = new ConcurrentHashMap<>();

    private record Written(List<FeedAlert> alerts, Instant at) {}

    public PostgresFeedAlerts(JdbcClient jdbc, Clock passengerClock) {
        this.jdbc = jdbc;
        this.passengerClock = passengerClock;
    }

    @Override
    public void replace(String feed, List<FeedAlert> alerts) {
        var now = passengerClock.instant();
        var last = written.get(feed);
        if (last != null && last.alerts().equals(alerts) && now.isBefore(last.at().plus(AGAIN))) {
            return;
        }
        // One statement: readers see the old ones or the new ones, never none.
        jdbc.sql("""
                with said as (
                    select distinct on (alert_id) * from json_to_recordset(:rows::json) as r(alert_id text,
                        severity text, words jsonb, stops text[], lines text[], networks text[],
                        valid_from timestamptz, valid_until timestamptz)),
                gone as (
                    delete from feed_alert where feed = :feed and alert_id not in (select alert_id from said))
                insert into feed_alert (feed, alert_id, severity, words, stops, lines, networks, valid_from, valid_until,
                    seen_at)
                select :feed, alert_id, severity, words, stops, lines, networks, valid_from, valid_until, :now from said
                on conflict (feed, alert_id) do update set severity = excluded.severity, words = excluded.words,
                    stops = excluded.stops, lines = excluded.lines, networks = excluded.networks,
                    valid_from = excluded.valid_from, valid_until = excluded.valid_until, seen_at = excluded.seen_at
                """)
                .param("feed", feed)
                .param("now", timestamp(now))
                .param("rows", JsonRows.of(alerts.stream().map(Row::of).toList()))
                .update();
        written.put(feed, new Written(alerts, now));
    }

    private record Row(String alertId, String severity, @JsonRawValue String words, List<String> stops,
            List<String> lines, List<String> networks, @Nullable Instant validFrom, @Nullable Instant validUntil) {

        static Row of(FeedAlert alert) {
            return new Row(alert.id(), alert.severity().name(), JsonRows.json(alert.words()),
                    alert.stops().stream().map(StopId::value).toList(),
                    alert.lines().stream().map(LineRef::toString).toList(), alert.networks(), alert.from(),
                    alert.until());
        }
    }
}
