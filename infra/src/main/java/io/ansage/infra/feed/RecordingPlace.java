package io.ansage.infra.feed;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far passenger time has come with the recordings of this run. Time never runs back for passengers: started again on
 * the same data, a replay goes on where it stopped. What was handed in up to there is safe on the topic.
 */
public final class RecordingPlace {

    private final JdbcClient jdbc;
    private final String recordings;

    public RecordingPlace(JdbcClient jdbc, FeedProperties feeds) {
        this.jdbc = jdbc;
        this.recordings = Stream.concat(Stream.ofNullable(feeds.irishRail()), feeds.gtfsRt().stream())
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .collect(Collectors.joining(" "));
    }

    /** Passenger time at which these recordings were left; empty if they are read for the first time. */
    public Optional<Instant> find() {
        return jdbc.sql("select reached from recording_place where recordings = :recordings")
                .param("recordings", recordings)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void keep(Instant reached) {
        jdbc.sql("""
                insert into recording_place values (:recordings, :reached)
                on conflict (recordings) do update set reached = excluded.reached
                """)
                .param("recordings", recordings)
                .param("reached", new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE,
                        reached.atOffset(ZoneOffset.UTC)))
                .update();
    }
}
