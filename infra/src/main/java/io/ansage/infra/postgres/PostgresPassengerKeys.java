package io.ansage.infra.postgres;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.infra.axon.PassengerKeys;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys of passengers in table {@code passenger_key}, wrapped with the {@link MasterKey}; kept in memory for a minute. */
public final class PostgresPassengerKeys implements PassengerKeys {

    private static final int CACHED = 20_000;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final MasterKey masterKey;
    private final InstantSource machineClock;
    private final Cache<UUID, Optional<SecretKey>> byId = new Cache<>();
    private final Cache<PassengerId, PassengerKey> byPassenger = new Cache<>();

    public PostgresPassengerKeys(DataSource database, MasterKey masterKey, InstantSource machineClock) {
        this.jdbc = JdbcClient.create(database);
        this.ownTransaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.masterKey = masterKey;
        this.machineClock = machineClock;
    }

    @Override
    public PassengerKey keyOf(PassengerId passenger) {
        return byPassenger.get(passenger, () -> {
            var key = ownTransaction.execute(_ -> selectOrInsert(passenger));
            if (key == null) {
                throw new IllegalStateException("a passenger's key vanished while it was made");
            }
            return key;
        });
    }

    private PassengerKey selectOrInsert(PassengerId passenger) {
        var made = new PassengerKey(UUID.randomUUID(), newKey());
        jdbc.sql("""
                insert into passenger_key (key_id, passenger_id, wrapped_key, created_at)
                values (:id, :passenger, :wrapped, :at) on conflict (passenger_id) do nothing""")
                .param("id", made.id())
                .param("passenger", passenger.value())
                .param("wrapped", masterKey.wrap(made.id(), made.key()))
                .param("at", machineClock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select key_id, wrapped_key from passenger_key where passenger_id = :passenger")
                .param("passenger", passenger.value())
                .query((row, _) -> {
                    var id = row.getObject("key_id", UUID.class);
                    return new PassengerKey(id, masterKey.unwrap(id, row.getBytes("wrapped_key")));
                })
                .single();
    }

    @Override
    public void prepare(Collection<PassengerId> passengers) {
        var unknown = passengers.stream().filter(passenger -> byPassenger.fresh(passenger) == null).toList();
        if (unknown.size() > 1) {
            Map<PassengerId, PassengerKey> keys = Objects.requireNonNull(ownTransaction.execute(_ -> made(unknown)));
            keys.forEach((passenger, key) -> {
                byPassenger.put(passenger, key);
                byId.put(key.id(), Optional.of(key.key()));
            });
        }
    }

    /** Always in the same order, so that two that make keys at once wait for each other but never in a circle. */
    private Map<PassengerId, PassengerKey> made(List<PassengerId> passengers) {
        var keys = selected(passengers);
        var missing = passengers.stream()
                .filter(passenger -> !keys.containsKey(passenger))
                .sorted(Comparator.comparing(PassengerId::value))
                .toList();
        if (missing.isEmpty()) {
            return keys;
        }
        var made = missing.stream().map(_ -> new PassengerKey(UUID.randomUUID(), newKey())).toList();
        int inserted = jdbc.sql("""
                insert into passenger_key (key_id, passenger_id, wrapped_key, created_at)
                select key_id, passenger_id, wrapped_key, :at
                from unnest(:ids, :passengers, :wrapped) as made (key_id, passenger_id, wrapped_key)
                on conflict (passenger_id) do nothing""")
                .param("ids", made.stream().map(PassengerKey::id).toArray(UUID[]::new))
                .param("passengers", missing.stream().map(PassengerId::value).toArray(String[]::new))
                .param("wrapped", made.stream().map(k -> masterKey.wrap(k.id(), k.key())).toArray(byte[][]::new))
                .param("at", machineClock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (inserted < missing.size()) {
            // Somebody else was faster with some of them, and theirs hold.
            keys.putAll(selected(missing));
        } else {
            for (int i = 0; i < made.size(); i++) {
                keys.put(missing.get(i), made.get(i));
            }
        }
        return keys;
    }

    private Map<PassengerId, PassengerKey> selected(List<PassengerId> passengers) {
        var keys = new HashMap<PassengerId, PassengerKey>();
        jdbc.sql("select passenger_id, key_id, wrapped_key from passenger_key where passenger_id = any(:passengers)")
                .param("passengers", passengers.stream().map(PassengerId::value).toArray(String[]::new))
                .query(row -> {
                    var id = row.getObject("key_id", UUID.class);
                    keys.put(new PassengerId(row.getString("passenger_id")),
                            new PassengerKey(id, masterKey.unwrap(id, row.getBytes("wrapped_key"))));
                });
        return keys;
    }

    private static SecretKey newKey() {
        try {
            var generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            return generator.generateKey();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }

    @Override
    public Optional<SecretKey> find(UUID keyId) {
        return byId.get(keyId,
                () -> jdbc.sql("select wrapped_key from passenger_key where key_id = :id")
                        .param("id", keyId)
                        .query(byte[].class)
                        .optional()
                        .map(wrapped -> masterKey.unwrap(keyId, wrapped)));
    }

    @Override
    public boolean erase(PassengerId passenger) {
        var erased = jdbc.sql("delete from passenger_key where passenger_id = :passenger returning key_id")
                .param("passenger", passenger.value())
                .query(UUID.class)
                .optional();
        byPassenger.forget(passenger);
        erased.ifPresent(id -> byId.put(id, Optional.empty()));
        return erased.isPresent();
    }

    /** The latest used, each for a minute: another node may erase a key. */
    private final class Cache<K, V> {

        private final Map<K, Kept<V>> entries = new LinkedHashMap<>(256, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
                return size() > CACHED;
            }
        };

        V get(K key, Supplier<V> loader) {
            var found = fresh(key);
            if (found != null) {
                return found;
            }
            var loaded = loader.get();
            put(key, loaded);
            return loaded;
        }

        private synchronized @Nullable V fresh(K key) {
            var entry = entries.get(key);
            return entry != null && entry.until().isAfter(machineClock.instant()) ? entry.value() : null;
        }

        synchronized void put(K key, V value) {
            entries.put(key, new Kept<>(value, machineClock.instant().plus(FRESH)));
        }

        synchronized void forget(K key) {
            entries.remove(key);
        }
    }

    private record Kept<V>(V value, Instant until) {}
}
