package io.ansage.infra.postgres;

import io.ansage.command.ingest.StoredJourneys;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads many journeys from the table of events at once, all their events and no snapshots, so that only the fold
 * decides. One question for a whole batch: after a restart, or on a new morning, a batch may know none of its journeys,
 * and a question for each was nearly all of its time.
 */
public final class PostgresStoredJourneys implements StoredJourneys {

    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    public PostgresStoredJourneys(DataSource database, Serializer serializer, EventUpcaster upcasters) {
        this.jdbc = new JdbcTemplate(database);
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    @Override
    public Map<JourneyId, JourneyOutlook> load(Set<JourneyId> ids) {
        var outlooks = new HashMap<JourneyId, JourneyOutlook>();
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            load(all.subList(from, Math.min(from + AT_ONCE, all.size())), outlooks);
        }
        return outlooks;
    }

    private void load(List<JourneyId> ids, Map<JourneyId, JourneyOutlook> into) {
        var rows = new ArrayList<DomainEventData<?>>();
        jdbc.query("""
                select type, aggregate_identifier, sequence_number, event_identifier, time_stamp, payload_type,
                    payload_revision, payload, meta_data
                from domain_event_entry where aggregate_identifier = any (?)
                order by aggregate_identifier, sequence_number""", row -> {
            rows.add(entry(row));
        }, (Object) ids.stream().map(JourneyId::toString).toArray(String[]::new));
        EventStreamUtils.upcastAndDeserializeDomainEvents(rows.stream(), serializer, upcasters)
                .asStream()
                .map(e -> e.getPayload())
                .filter(JourneyEvent.class::isInstance)
                .map(JourneyEvent.class::cast)
                .forEach(event -> into.compute(event.journeyId(), (_, before) -> JourneyFold.after(before, event)));
    }

    private static DomainEventData<byte[]> entry(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(row.getString(1), row.getString(2), row.getLong(3), row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(), row.getString(6), row.getString(7),
                row.getBytes(8), row.getBytes(9));
    }
}
