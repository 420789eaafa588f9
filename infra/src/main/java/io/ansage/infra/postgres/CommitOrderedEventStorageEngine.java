package io.ansage.infra.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * The event store on PostgreSQL, through one commit-ordered lane: whoever appends takes numbers first, writes its events
 * under them beside others who do the same, and then waits until all who took lower numbers have ended, so that the
 * numbers of events rise in the order in which they become visible ({@code take_event_numbers}, {@code
 * await_append_turn}).
 *
 * <p>The stock engine lets transactions overtake each other and remembers the holes, but forgets one as soon as the
 * event behind it is older than a minute: an event that commits late is then skipped for ever. Here there are no holes
 * to remember, and tokens never carry any.
 *
 * <p>A batch is one COPY, whatever its size, and a transaction appends one batch, as units of work do; a second is told to
 * try again if others have taken numbers in between. Times of events are machine time; an event that claims another is
 * refused, because passenger time belongs into the payload.
 */
public final class CommitOrderedEventStorageEngine extends JdbcEventStorageEngine {

    private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

    private final TransactionManager transactions;
    private final Duration patience;
    private final InstantSource machineClock;

    /** What the engine stands on; {@code patience} is how long an append waits for those before it. */
    public record Settings(ConnectionProvider connections, TransactionManager transactions, Serializer serializer,
            EventUpcaster upcasters, SnapshotFilter snapshots, InstantSource machineClock, Duration patience) {}

    public CommitOrderedEventStorageEngine(Settings settings) {
        super(JdbcEventStorageEngine.builder()
                .connectionProvider(settings.connections())
                .transactionManager(settings.transactions())
                .schema(AxonTables.EVENTS)
                .dataType(byte[].class)
                .eventSerializer(settings.serializer())
                .snapshotSerializer(settings.serializer())
                .upcasterChain(settings.upcasters())
                .snapshotFilter(settings.snapshots())
                .batchSize(500)
                .extendedGapCheckEnabled(false));
        this.transactions = settings.transactions();
        this.patience = settings.patience();
        this.machineClock = settings.machineClock();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        events.forEach(this::refuseForeignTime);
        var batch = EventCopy.of(events, serializer);
        transactions.executeInTransaction(() -> {
            try (var connection = getConnection()) {
                batch.run(connection, patience);
            } catch (SQLException e) {
                throw failure(e, events.getFirst());
            }
        });
    }

    /**
     * Reads what these aggregates have been through, all at once. Within the unit of work nobody asks for it again: an
     * aggregate costs no query of its own, instead of two.
     */
    public void lookAhead(Set<String> aggregates) {
        var events = transactions.fetchInTransaction(() -> {
            try (var connection = getConnection();
                    var statement = connection.prepareStatement("select " + schema().domainEventFields() + " from "
                            + schema().domainEventTable() + " where aggregate_identifier = any(?)"
                            + " order by aggregate_identifier, sequence_number limit " + (EventsAhead.MOST + 1))) {
                statement.setArray(1, connection.createArrayOf("text", aggregates.toArray()));
                try (var rows = statement.executeQuery()) {
                    List<DomainEventData<?>> found = new ArrayList<>();
                    while (rows.next()) {
                        found.add(getDomainEventData(rows));
                    }
                    return found;
                }
            } catch (SQLException e) {
                throw new EventStoreException("could not read ahead what aggregates have been through", e);
            }
        });
        EventsAhead.of(aggregates, events).keep();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregate, long first, int batchSize) {
        var known = EventsAhead.find(aggregate);
        return known == null
                ? super.fetchDomainEvents(aggregate, first, batchSize)
                : known.stream().filter(event -> event.getSequenceNumber() >= first).limit(batchSize).toList();
    }

    /** Whose events are all there needs none. */
    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregate) {
        return EventsAhead.find(aggregate) == null ? super.readSnapshotData(aggregate) : Stream.of();
    }

    private void refuseForeignTime(EventMessage<?> event) {
        var off = Duration.between(event.getTimestamp(), machineClock.instant()).abs();
        if (off.compareTo(CLOCK_TOLERANCE) > 0) {
            throw new IllegalArgumentException("event " + event.getIdentifier() + " claims to be of "
                    + event.getTimestamp()
                    + ": the time of an event is machine time, passenger time is in its payload");
        }
    }

    private static RuntimeException failure(SQLException e, EventMessage<?> first) {
        var what = first instanceof DomainEventMessage<?> event
                ? event.getType() + " " + event.getAggregateIdentifier()
                : first.getIdentifier();
        return switch (String.valueOf(e.getSQLState())) {
            case "23505" ->
                    new ConcurrencyException("somebody else has just appended to what is in the batch of " + what,
                            e);
            case "55P03", "40P01", "40001" -> new AppendLaneBusy("no turn to append the batch of " + what
                    + " in time; try again", e);
            default -> new EventStoreException("the batch of " + what + " could not be appended: " + e.getMessage(), e);
        };
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(TrackingToken lastToken, int batchSize) {
        long after = lastToken == null ? 0 : lastToken.position().orElse(0);
        return transactions.fetchInTransaction(() -> {
            try (var connection = getConnection();
                    var statement = readEventDataWithoutGaps(connection, after, batchSize);
                    var rows = statement.executeQuery()) {
                return listTracked(rows);
            } catch (SQLException e) {
                throw new EventStoreException("events after " + after + " could not be read", e);
            }
        });
    }

    private List<TrackedEventData<?>> listTracked(ResultSet rows) throws SQLException {
        List<TrackedEventData<?>> events = new ArrayList<>();
        while (rows.next()) {
            var token = GapAwareTrackingToken.newInstance(rows.getLong(schema().globalIndexColumn()), Set.of());
            events.add(new TrackedDomainEventData<>(token, getDomainEventData(rows)));
        }
        return events;
    }

    /** The next events by number; the stock statement asks for a range of numbers, which may be empty after a rollback. */
    @Override
    protected PreparedStatement readEventDataWithoutGaps(Connection connection, long globalIndex, int batchSize)
            throws SQLException {
        var statement = connection.prepareStatement("select " + schema().trackedEventFields() + " from "
                + schema().domainEventTable() + " where global_index > ? order by global_index limit ?");
        statement.setLong(1, globalIndex);
        statement.setInt(2, batchSize);
        return statement;
    }

    @Override
    protected PreparedStatement createTokenAt(Connection connection, Instant at) throws SQLException {
        var statement = connection.prepareStatement(
                "select min(global_index) - 1 from domain_event_entry where time_stamp >= ?");
        statement.setObject(1, at.atOffset(ZoneOffset.UTC));
        return statement;
    }

    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    protected void writeTimestamp(PreparedStatement statement, int position, Instant at) throws SQLException {
        statement.setObject(position, at.atOffset(ZoneOffset.UTC));
    }
}
