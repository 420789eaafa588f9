package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.event.SubscriptionEventTypes;
import io.ansage.infra.TestDatabase;
import io.ansage.infra.TestEventStore;
import io.ansage.infra.axon.ErasedSubscriptionEvent;
import io.ansage.infra.axon.SampleEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {

    private static final String JOURNEY = SampleEvents.JOURNEY.toString();
    private static final String SUBSCRIPTION = SampleEvents.SUBSCRIPTION.toString();
    private static final Object STARTED = SampleEvents.of(SubscriptionEventTypes.SUBSCRIPTION_STARTED);
    private static final Object CHANGED = SampleEvents.of(SubscriptionEventTypes.PREFERENCES_CHANGED);

    private final TestDatabase database = TestDatabase.create();
    private final TestEventStore store = TestEventStore.on(database);

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void erasedPassenger_isFoundNowhereInADumpOfAllTables_andJourneysReplayUntouched() {
        store.append("train-journey", JOURNEY, 0, SampleEvents.times(5));
        store.append("passenger-subscription", SUBSCRIPTION, 0, STARTED, CHANGED);
        store.engine()
                .storeSnapshot(new GenericDomainEventMessage<>("passenger-subscription", SUBSCRIPTION, 1, STARTED));
        store.append("train-journey", JOURNEY, 1, SampleEvents.times(10));
        assertThat(store.listPayloads(SUBSCRIPTION)).containsExactly(STARTED, CHANGED);
        assertThat(dump()).as("the dump finds what is there").contains(SampleEvents.PASSENGER.value());

        assertThat(store.keys().erase(SampleEvents.PASSENGER)).isTrue();

        assertThat(dump()).doesNotContain(SampleEvents.PASSENGER.value());
        assertThat(store.listPayloads(SUBSCRIPTION)).containsExactly(new ErasedSubscriptionEvent(),
                new ErasedSubscriptionEvent());
        assertThat(store.listPayloads(JOURNEY)).containsExactly(SampleEvents.times(5), SampleEvents.times(10));
        assertThat(store.listAll()).extracting(e -> (Object) e.getPayloadType())
                .containsExactly(SampleEvents.times(5).getClass(), ErasedSubscriptionEvent.class,
                        ErasedSubscriptionEvent.class, SampleEvents.times(10).getClass());
        assertThat(store.log(database.dataSource()).list(0, 4, 4)).<Object>extracting(event -> event.event().getClass())
                .containsExactly(SampleEvents.times(5).getClass(), ErasedSubscriptionEvent.class,
                        ErasedSubscriptionEvent.class, SampleEvents.times(10).getClass());
        assertThat(store.keys().erase(SampleEvents.PASSENGER)).isFalse();
    }

    @Test
    void payload_isCiphertext_fromTheFirstMoment() {
        store.append("passenger-subscription", SUBSCRIPTION, 0, STARTED);

        assertThat(database.jdbc().sql("select payload from domain_event_entry").query(byte[].class).single())
                .asString(StandardCharsets.ISO_8859_1)
                .doesNotContain(SampleEvents.PASSENGER.value(), JOURNEY);
    }

    @Test
    void keyMadeInATransactionThatFails_isThereForTheNext() {
        var passenger = PassengerId.random();
        assertThatThrownBy(() -> database.transaction().executeWithoutResult(_ -> {
            store.keys().keyOf(passenger);
            throw new IllegalStateException("rolled back");
        })).hasMessage("rolled back");

        var key = store.keys().keyOf(passenger);

        assertThat(store.keys().find(key.id())).contains(key.key());
    }

    @Test
    void masterKey_isMadeForItsOwnerAlone_andFoundAgain(@TempDir Path folder) throws IOException {
        var file = folder.resolve("data/master.key");
        var key = store.keys().keyOf(SampleEvents.PASSENGER);
        var wrapped = MasterKey.inFile(file).wrap(key.id(), key.key());

        assertThat(MasterKey.inFile(file).unwrap(key.id(), wrapped)).isEqualTo(key.key());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void masterKeyThatIsNone_isRefusedByName(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("master.key"), "secret");

        assertThatThrownBy(() -> MasterKey.inFile(file)).hasMessageContaining("master.key")
                .hasMessageContaining("64 hexadecimal digits");
    }

    /** Every column of every table as text, bytes both as text and as hexadecimal digits turned back into text. */
    private String dump() {
        return database.jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(table -> database.jdbc().sql("select * from " + table).query().listOfRows().stream())
                .flatMap(row -> row.values().stream())
                .map(ErasureTest::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.ISO_8859_1) + HexFormat.of().formatHex(bytes)
                : String.valueOf(value);
    }
}
