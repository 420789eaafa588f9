package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;
import static io.ansage.infra.postgres.Instants.timestamp;

import io.ansage.domain.subscription.DeviceId;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.Devices;
import io.ansage.query.delivery.DeviceStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps devices. Each is found by the digest of what it is: providers' tokens are longer than an index takes. */
public final class PostgresDevices implements Devices, DeviceStore {

    private static final int CODE_TRIES = 5;

    private final JdbcClient jdbc;

    public PostgresDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public DeviceId register(PassengerId owner, Registration registration, Instant at) {
        // Taken from somebody else it becomes another device, so that nothing meant for them is ever sent here.
        return new DeviceId(jdbc.sql("""
                insert into device as known (device_id, passenger_id, channel, address, address_hash, label,
                    registered_at, code_hash, code_until, stop_hash)
                values (:id, :owner, :channel, :address, :hash, :label, :at, :codeHash, :codeUntil, :stopHash)
                on conflict (channel, address_hash) do update set passenger_id = excluded.passenger_id,
                    device_id = case known.passenger_id when excluded.passenger_id then known.device_id
                        else excluded.device_id end,
                    label = excluded.label,
                    -- What was confirmed stays so, under the address to which the mails went that can end it.
                    address = case when known.code_hash is null and excluded.code_hash is not null
                        then known.address else excluded.address end,
                    stop_hash = case when known.code_hash is null and excluded.code_hash is not null
                        then known.stop_hash else excluded.stop_hash end,
                    code_hash = case when known.code_hash is not null then excluded.code_hash end,
                    code_until = excluded.code_until, code_tries = 0, suspect = false, registered_at = excluded.registered_at
                returning device_id
                """)
                .param("id", DeviceId.random().value())
                .param("owner", owner.value())
                .param("channel", registration.channel())
                .param("address", registration.address().token())
                .param("hash", digest(registration.identity()))
                .param("label", registration.label())
                .param("codeHash", registration.code() == null ? null : registration.code().hash(), Types.VARCHAR)
                .param("codeUntil", registration.code() == null ? null : timestamp(registration.code().until()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("stopHash", registration.stopKey() == null ? null : digest(registration.stopKey()),
                        Types.BINARY)
                .param("at", timestamp(at))
                .query(String.class)
                .single());
    }

    @Override
    public List<Device> listOf(PassengerId owner) {
        return jdbc.sql("select * from device where passenger_id = :owner order by registered_at, device_id")
                .param("owner", owner.value())
                .query((rs, _) -> new Device(new DeviceId(rs.getString("device_id")), rs.getString("channel"),
                        Objects.requireNonNull(instant(rs, "registered_at")), rs.getString("label"),
                        rs.getString("code_hash") == null))
                .list();
    }

    @Override
    public Confirmation confirm(PassengerId owner, DeviceId id, String codeHash, Instant at) {
        // Counted whatever it says, so that a code cannot be guessed.
        var known = jdbc.sql("""
                update device set code_tries = code_tries + 1
                where device_id = :id and passenger_id = :owner
                returning code_hash, code_until > :now and code_tries <= :most as valid
                """)
                .param("id", id.value())
                .param("owner", owner.value())
                .param("now", timestamp(at))
                .param("most", CODE_TRIES)
                .query((rs, _) -> new Known(rs.getString("code_hash"), rs.getBoolean("valid")))
                .optional();
        if (known.isEmpty()) {
            return Confirmation.NO_SUCH_DEVICE;
        }
        var expected = known.get().codeHash();
        if (expected == null) {
            return Confirmation.CONFIRMED;
        }
        if (!known.get().valid()) {
            return Confirmation.OVER;
        }
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
                codeHash.getBytes(StandardCharsets.US_ASCII))) {
            return Confirmation.WRONG;
        }
        jdbc.sql("update device set code_hash = null where device_id = :id and code_hash = :hash")
                .param("id", id.value())
                .param("hash", expected)
                .update();
        return Confirmation.CONFIRMED;
    }

    private record Known(@Nullable String codeHash, boolean valid) {}

    @Override
    public boolean stop(String stopKey) {
        return jdbc.sql("delete from device where stop_hash = :hash").param("hash", digest(stopKey)).update() > 0;
    }

    @Override
    public boolean remove(PassengerId owner, DeviceId id) {
        return jdbc.sql("delete from device where device_id = :id and passenger_id = :owner")
                .param("id", id.value())
                .param("owner", owner.value())
                .update() > 0;
    }

    @Override
    public void forget(Collection<DeviceId> gone) {
        update("delete from device where device_id = any(:ids)", gone);
    }

    @Override
    public void suspect(Collection<DeviceId> doubted) {
        update("update device set suspect = true where device_id = any(:ids)", doubted);
    }

    @Override
    public void clear(Collection<DeviceId> reached) {
        update("update device set suspect = false where device_id = any(:ids)", reached);
    }

    private void update(String sql, Collection<DeviceId> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(sql).param("ids", ids.stream().map(DeviceId::value).sorted().toArray(String[]::new)).update();
        }
    }

    private static byte[] digest(String identity) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
