package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.silence.Silence;
import io.ansage.query.message.MessageRow;
import io.ansage.query.notice.Muting;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what hides or holds back other news: few rows, found by their end. */
public final class PostgresMuting implements Muting {

    private final JdbcClient jdbc;

    public PostgresMuting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<MessageRow> listInhibiting(Instant now) {
        return jdbc.sql("""
                select * from operator_message where status = 'PUBLISHED' and inhibits <> 'NOTHING'
                    and valid_until > :now and valid_from <= :now order by number
                """).param("now", timestamp(now)).query((rs, _) -> PostgresMessageStore.row(rs)).list();
    }

    @Override
    public List<Silence> listSilences(Instant now) {
        return jdbc.sql("""
                select * from silence where ends_at > :now and starts_at <= :now
                    and (ended_at is null or ended_at > :now) order by number
                """).param("now", timestamp(now)).query((rs, _) -> PostgresSilences.silence(rs)).list();
    }
}
