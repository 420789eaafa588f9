package io.ansage.bench.store;

import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.TestEventStore;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A store full of events: a day of a nation's railway, serialized as the product does, again and again under other names
 * of trains. In the order in which things came up, one day behind the other.
 */
final class StoredDays {

    private static final int TRAINS = 1_500;
    private static final String NETWORK = "nation:";

    private final TestEventStore store;
    private final DataSource database;
    private final List<Stored> day;
    private int days;

    private record Stored(String journey, long sequence, SerializedObject<byte[]> payload) {}

    StoredDays(TestEventStore store, DataSource database) {
        this.store = store;
        this.database = database;
        this.day = NationFacts.of(TRAINS, new ServiceDate(LocalDate.of(2026, 3, 2)))
                .facts()
                .stream()
                .map(f -> new Stored(f.event().journeyId().toString(), f.sequence(),
                        store.serializer().serialize(f.event(), byte[].class)))
                .toList();
    }

    int eventsPerDay() {
        return day.size();
    }

    /** Adds so many days, and says that the projection of this name has seen them all. */
    void fill(int more, String projection) {
        for (int i = 0; i < more; i++) {
            addDay(++days);
        }
        JdbcClient.create(database).sql("vacuum analyze domain_event_entry").update();
        token(projection, (long) days * day.size());
    }

    private void addDay(int number) {
        var rows = new EventColumns();
        for (var stored : day) {
            var journey = NETWORK + "d" + number + "-" + stored.journey().substring(NETWORK.length());
            var command = UUID.randomUUID().toString();
            rows.add(new GenericDomainEventMessage<>("TrainJourney", journey, stored.sequence(), "stored",
                    MetaData.with("traceId", command).and("correlationId", command)), stored.payload().getType(),
                    renamed(stored, journey), store.serializer());
        }
        rows.copyTo(database, "domain_event_entry");
    }

    /** Every event begins with its journey. */
    private static byte[] renamed(Stored stored, String journey) {
        var text = new String(stored.payload().getData(), StandardCharsets.UTF_8);
        var beginning = "{\"journeyId\":\"" + stored.journey();
        if (!text.startsWith(beginning)) {
            throw new IllegalStateException("an event does not begin with its journey: " + text);
        }
        return ("{\"journeyId\":\"" + journey + text.substring(beginning.length())).getBytes(StandardCharsets.UTF_8);
    }

    private void token(String processor, long position) {
        var token = store.serializer().serialize(GapAwareTrackingToken.newInstance(position, Set.of()), byte[].class);
        JdbcClient.create(database)
                .sql("insert into token_entry (processor_name, segment, token, token_type) values (:name, 0, :token, :type) "
                        + "on conflict (processor_name, segment) do update set token = excluded.token")
                .param("name", processor)
                .param("token", token.getData())
                .param("type", token.getType().getName())
                .update();
    }
}
