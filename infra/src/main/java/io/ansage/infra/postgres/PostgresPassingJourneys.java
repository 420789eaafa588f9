package io.ansage.infra.postgres;

import io.ansage.domain.alternative.Wish;
import io.ansage.domain.journey.JourneyId;
import io.ansage.query.alternative.PassingJourneys;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds journeys by the lines of the boards they stand on. */
public final class PostgresPassingJourneys implements PassingJourneys {

    private static final int MOST = 300;

    private final JdbcClient jdbc;

    public PostgresPassingJourneys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<JourneyId> find(Wish wish) {
        // Where a journey ends it has no time on the board; then its other calls say when it runs.
        return new HashSet<>(jdbc.sql("""
                (select d.journey_id from stop_departure d
                where d.stop_id = :from and not d.cancelled and not d.departed and not d.journey_over and not d.terminus
                    and d.shown_at between :earliest and :latest and starts_with(d.journey_id, :network)
                order by d.shown_at limit :most)
                union
                (select journey_id from (
                    select d.journey_id, min(p.shown_at) as starts
                    from stop_departure d join stop_departure p on p.journey_id = d.journey_id
                    where d.stop_id = :to and not d.cancelled and not d.journey_over
                        and starts_with(d.journey_id, :network) and p.shown_at between :earliest and :latest
                    group by 1) as arriving
                order by starts limit :most)
                """)
                .param("from", wish.from().value())
                .param("to", wish.to().value())
                .param("earliest", wish.earliest().atOffset(ZoneOffset.UTC))
                .param("latest", wish.latest().atOffset(ZoneOffset.UTC))
                .param("network", wish.network() + ":")
                .param("most", MOST)
                .query((rs, _) -> JourneyId.parse(rs.getString(1)))
                .list());
    }
}
