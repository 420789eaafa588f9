package io.ansage.infra.postgres;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.infra.axon.PassengerKeys;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
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
