package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.Devices.Code;
import io.ansage.query.api.Devices.Confirmation;
import io.ansage.query.api.Devices.Registration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is sent to an address that was not shown to be its passenger's. */
class DeviceConfirmationTest {

    private static final Instant NOW = Instant.parse("2025-10-03T06:00:00Z");

    private final NoticeRailway railway = new NoticeRailway();
    private final PostgresDevices devices = new PostgresDevices(railway.database.jdbc());

    @AfterEach
    void close() {
        railway.close();
    }

    @Test
    void unconfirmed_isToldNothing_andConfirmed_isTold() {
        railway.withPassengers(1);
        railway.database.jdbc().sql("delete from device").update();
        var owner = new PassengerId(
                railway.database.jdbc().sql("select passenger_id from trip").query(String.class).single());
        var id = devices.register(owner, registration("planted-key", "hash"), NOW);

        railway.plannedDelay(12).work();
        assertThat(railway.rows()).containsExactly("accepted NO_DEVICE");

        assertThat(devices.confirm(owner, id, "hash", NOW)).isEqualTo(Confirmation.CONFIRMED);
        railway.happens(railway.cancelled()).work();
        assertThat(railway.channel.handed).singleElement()
                .satisfies(m -> assertThat(m.address().token()).isEqualTo("planted-key anna@example.org"));
    }

    @Test
    void code_isOver_afterFiveTries_orItsTime_andIsNobodyElses() {
        var owner = PassengerId.random();
        var id = devices.register(owner, registration("key", "hash"), NOW);

        assertThat(devices.confirm(PassengerId.random(), id, "hash", NOW)).isEqualTo(Confirmation.NO_SUCH_DEVICE);
        assertThat(devices.confirm(owner, DeviceId.random(), "hash", NOW)).isEqualTo(Confirmation.NO_SUCH_DEVICE);
        assertThat(devices.confirm(owner, id, "hash", NOW.plusSeconds(60))).isEqualTo(Confirmation.OVER);
        for (int i = 0; i < 4; i++) {
            assertThat(devices.confirm(owner, id, "other", NOW)).isEqualTo(Confirmation.WRONG);
        }
        assertThat(devices.confirm(owner, id, "hash", NOW)).isEqualTo(Confirmation.OVER);
        assertThat(devices.listOf(owner)).singleElement().satisfies(d -> assertThat(d.confirmed()).isFalse());

        assertThat(devices.register(owner, registration("key2", "fresh"), NOW)).isEqualTo(id);
        assertThat(devices.confirm(owner, id, "fresh", NOW)).isEqualTo(Confirmation.CONFIRMED);
    }

    @Test
    void confirmed_staysSo_whenItsOwnerAsksAgain() {
        var owner = PassengerId.random();
        var id = devices.register(owner, registration("key", "hash"), NOW);
        devices.confirm(owner, id, "hash", NOW);

        devices.register(owner, registration("key2", "another"), NOW);

        assertThat(devices.listOf(owner)).singleElement().satisfies(d -> assertThat(d.confirmed()).isTrue());
        assertThat(devices.confirm(owner, id, "whatever", NOW)).isEqualTo(Confirmation.CONFIRMED);
        assertThat(devices.stop("key2")).isFalse();
        assertThat(devices.stop("key")).as("as the mails so far say").isTrue();
    }

    /** Naming somebody's address takes nothing from them. */
    @Test
    void sameAddress_ofTwoPassengers_isTwoDevices_eachWithItsOwnWayOut() {
        var one = PassengerId.random();
        var other = PassengerId.random();
        devices.register(one, registration("key-one", "hash"), NOW);
        devices.register(other, new Registration("test", new DeviceAddress("key-other anna@example.org"),
                other.value() + " anna@example.org", "anna@example.org", new Code("hash", NOW.plusSeconds(60)),
                "key-other"), NOW);

        assertThat(devices.stop("key-other")).isTrue();
        assertThat(devices.stop("key-other")).isFalse();
        assertThat(devices.listOf(one)).hasSize(1);
        assertThat(devices.listOf(other)).isEmpty();
    }

    private static Registration registration(String stopKey, String codeHash) {
        return new Registration("test", new DeviceAddress(stopKey + " anna@example.org"), "one anna@example.org",
                "anna@example.org", new Code(codeHash, NOW.plusSeconds(60)), stopKey);
    }
}
