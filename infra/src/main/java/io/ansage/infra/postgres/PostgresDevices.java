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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps devices. Each is found by the digest of what it is: providers' tokens are longer than an index takes. */
public final class PostgresDevices implements Devices, DeviceStore {

    private final JdbcClient jdbc;

    public PostgresDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public DeviceId register(PassengerId owner, Registration registration, Instant at) {
        // Taken from somebody else it becomes another device, so that nothing meant for them is ever sent here.
        return new DeviceId(jdbc.sql("""
                insert into device as known (device_id, passenger_id, channel, address, address_hash, label,
                    registered_at)
                values (:id, :owner, :channel, :address, :hash, :label, :at)
                on conflict (channel, address_hash) do update set passenger_id = excluded.passenger_id,
                    device_id = case known.passenger_id when excluded.passenger_id then known.device_id
                        else excluded.device_id end,
                    address = excluded.address, label = excluded.label, suspect = false, registered_at = excluded.registered_at
                returning device_id
                """)
                .param("id", DeviceId.random().value())
                .param("owner", owner.value())
                .param("channel", registration.channel())
                .param("address", registration.address().token())
                .param("hash", digest(registration.identity()))
                .param("label", registration.label())
                .param("at", timestamp(at))
                .query(String.class)
                .single());
    }

    @Override
    public List<Device> listOf(PassengerId owner) {
        return jdbc.sql("select * from device where passenger_id = :owner order by registered_at, device_id")
                .param("owner", owner.value())
                .query((rs, _) -> new Device(new DeviceId(rs.getString("device_id")), rs.getString("channel"),
                        Objects.requireNonNull(instant(rs, "registered_at")), rs.getString("label")))
                .list();
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
