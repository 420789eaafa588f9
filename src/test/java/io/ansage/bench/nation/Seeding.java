package io.ansage.bench.nation;

import io.ansage.bench.Run;
import io.ansage.bench.plan.TripLegs;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.event.SubscriptionStarted;
import io.ansage.infra.axon.EventSerializer;
import io.ansage.infra.axon.PassengerKeys;
import io.ansage.infra.axon.PayloadCipher;
import io.ansage.infra.axon.StoredTypes;
import io.ansage.infra.json.DomainJson;
import io.ansage.infra.postgres.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.messaging.MetaData;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Puts passengers with a phone and a subscription each where the product would have put them in the course of weeks:
 * their events, encrypted, into the store, their keys, and their rows into the projections. The product must not run.
 */
final class Seeding {

    private static final int BLOCK = 5_000;

    private final CopyIn keys = new CopyIn("passenger_key (key_id, passenger_id, wrapped_key, created_at)");
    private final CopyIn events = new CopyIn("domain_event_entry (global_index, event_identifier,"
            + " aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload_revision, payload,"
            + " meta_data)");
    private final CopyIn index = new CopyIn("subscription_index (subscription_id, passenger_id, target, preferences,"
            + " started_at, active, position)");
    private final CopyIn trips = new CopyIn("trip (trip_id, subscription_id, passenger_id, legs, preferences)");
    private final CopyIn cares = new CopyIn("trip_care (subscription_id, passenger_id, due_at)");
    private final CopyIn devices = new CopyIn("device (device_id, passenger_id, channel, address, address_hash,"
            + " registered_at)");

    private final Run run;
    private final MasterKey masterKey;
    private final SecureRandom random = new SecureRandom();
    private final OneKey key = new OneKey();
    private final EventSerializer serializer = new EventSerializer(StoredTypes.withSnapshots(List.of()),
            new PayloadCipher(key));
    private final Instant at;

    /** @param at when all of them subscribed, in passenger time */
    Seeding(Run run, WholeProduct product, Instant at) {
        this.run = run;
        this.masterKey = MasterKey.inFile(product.masterKey());
        this.at = at;
    }

    /** Answers how many there are. */
    long seed(Connection connection, Iterator<Rider> riders) throws Exception {
        long first;
        try (var statement = connection.createStatement();
                var head = statement.executeQuery("select coalesce(max(global_index), 0) from domain_event_entry")) {
            head.next();
            first = head.getLong(1) + 1;
        }
        var template = Template.read(connection);
        long next = first;
        while (riders.hasNext()) {
            add(riders.next(), next++, template);
            if ((next - first) % BLOCK == 0 || !riders.hasNext()) {
                flush(connection);
                if ((next - first) % (BLOCK * 20) == 0) {
                    run.say("%,d passengers seeded", next - first);
                }
            }
        }
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        TripLegs.ofNewTrips(jdbc);
        try (var statement = connection.createStatement()) {
            statement.execute("select setval(pg_get_serial_sequence('domain_event_entry', 'global_index'), " + next
                    + ")");
            // Projections and mirror have seen all that, as they would have.
            statement.execute("update token_entry set token = convert_to('{\"index\":" + (next - 1)
                    + ",\"gaps\":[]}', 'UTF8'), token_type = 'org.axonframework.eventhandling.GapAwareTrackingToken',"
                    + " owner = null");
        }
        analyze(jdbc);
        return next - first;
    }

    /**
     * As the database would have by and by. Not the tables that are empty: one that is known to be is read from end to end
     * until it is looked at again, a minute later, which is hours of this day; of one that is unknown some rows are expected.
     */
    private static void analyze(JdbcClient jdbc) {
        var filled = jdbc.sql("""
                select string_agg(oid::regclass::text, ', ') from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0
                """).query(String.class).single();
        jdbc.sql("vacuum analyze " + filled).update();
    }

    private void add(Rider rider, long position, Template template) throws Exception {
        key.renew(random);
        var passenger = rider.passenger().value();
        var subscription = rider.subscription().value();
        var target = TripPlan.of(rider.leg());
        var preferences = DomainJson.mapper().writeValueAsString(rider.preferences());
        var payload = serializer.serialize(
                new SubscriptionStarted(rider.subscription(), rider.passenger(), target, rider.preferences(), at),
                byte[].class);
        var metaData = serializer.serialize(MetaData.emptyInstance(), byte[].class).getData();
        keys.row(key.id, passenger, masterKey.wrap(key.id, key.key), at);
        events.row(position, UUID.randomUUID(), subscription, 0, template.type(), at, payload.getType().getName(),
                payload.getType().getRevision(), payload.getData(), metaData);
        index.row(subscription, passenger,
                DomainJson.mapper().writerFor(io.ansage.domain.subscription.Target.class).writeValueAsString(target),
                preferences, at, true, position);
        trips.row(subscription, subscription, passenger,
                DomainJson.mapper().writeValueAsString(List.of(rider.leg())), preferences);
        cares.row(subscription, passenger, rider.aimedDeparture().plus(Duration.ofHours(2)));
        devices.row(UUID.randomUUID(), passenger, "fcm", rider.phone(),
                MessageDigest.getInstance("SHA-256").digest(rider.phone().getBytes(StandardCharsets.UTF_8)), at);
    }

    private void flush(Connection connection) throws Exception {
        for (var copy : List.of(keys, events, index, trips, cares, devices)) {
            copy.flush(connection.unwrap(PGConnection.class));
        }
    }

    /** How the product itself has stored the one subscription that was made through it. */
    private record Template(String type) {

        static Template read(Connection connection) throws Exception {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select type from domain_event_entry where aggregate_identifier in"
                            + " (select subscription_id from subscription_index) limit 1")) {
                if (!row.next()) {
                    throw new IllegalStateException("no subscription was made through the product");
                }
                return new Template(row.getString(1));
            }
        }
    }

    /** The key of the passenger who is just being written. */
    private static final class OneKey implements PassengerKeys {

        private UUID id = new UUID(0, 0);
        private SecretKey key = new SecretKeySpec(new byte[32], "AES");

        void renew(SecureRandom random) {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            id = UUID.randomUUID();
            key = new SecretKeySpec(bytes, "AES");
        }

        @Override
        public PassengerKey keyOf(PassengerId passenger) {
            return new PassengerKey(id, key);
        }

        @Override
        public Optional<SecretKey> find(UUID keyId) {
            return Optional.of(key);
        }

        @Override
        public boolean erase(PassengerId passenger) {
            return false;
        }
    }
}
