package io.ansage.infra.postgres;

import io.ansage.infra.kafka.ParkedEvents;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events set aside by the mirror, in table {@code mirror_parked}; the event itself stays where it is, in the store. */
public final class PostgresParkedEvents implements ParkedEvents {

    private final JdbcClient jdbc;
    private final InstantSource machineClock;

    public PostgresParkedEvents(DataSource database, InstantSource machineClock) {
        this.jdbc = JdbcClient.create(database);
        this.machineClock = machineClock;
    }

    @Override
    public void park(long position, String eventIdentifier, String journeyId, String why) {
        jdbc.sql("""
                insert into mirror_parked (global_index, event_identifier, journey_id, why, parked_at)
                values (:position, :event, :journey, :why, :at) on conflict do nothing""")
                .param("position", position)
                .param("event", eventIdentifier)
                .param("journey", journeyId)
                .param("why", why)
                .param("at", machineClock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*) from mirror_parked").query(Long.class).single();
    }
}
