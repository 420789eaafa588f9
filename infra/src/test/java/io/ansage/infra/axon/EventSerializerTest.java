package io.ansage.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.domain.message.event.MessageEventTypes;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.event.SubscriptionEventTypes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.MultiSourceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSerializerTest {

    private final MemoryKeys keys = new MemoryKeys();
    private final EventSerializer serializer = new EventSerializer(StoredTypes.withSnapshots(List.of(
            StoredType.open("memory", "2", Memory.class),
            StoredType.personal("secret-memory", "1", SecretMemory.class, SecretMemory::passenger))),
            new PayloadCipher(keys));

    static Stream<TrackingToken> tokens() {
        var at7 = GapAwareTrackingToken.newInstance(7, Set.of());
        var at9 = GapAwareTrackingToken.newInstance(9, Set.of(3L, 8L));
        return Stream.of(at7, at9, new GlobalSequenceTrackingToken(4), ReplayToken.createReplayToken(at9, at7),
                ReplayToken.createReplayToken(at9, null), ReplayToken.createReplayToken(at9, at7, "why"),
                MergedTrackingToken.merged(at7, at9),
                MergedTrackingToken.merged(ReplayToken.createReplayToken(at9, at7), at9),
                new MultiSourceTrackingToken(Map.of("a", at7)), new ConfigToken(Map.of("id", "x")));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void everyToken_comesBackAsItWas(TrackingToken token) {
        var stored = serializer.serialize(token, byte[].class);

        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(token);
    }

    @Test
    void event_isStoredUnderItsOwnNameAndRevision() {
        var stored = serializer.serialize(SampleEvents.times(5), byte[].class);

        assertThat(stored.getType()).isEqualTo(new SimpleSerializedType("journey-times-changed", "1"));
        assertThat(new String(stored.getData(), StandardCharsets.UTF_8)).doesNotContain("io.ansage", "TimesChanged");
    }

    @Test
    void everyEvent_comesBackAsItWas() {
        var all = Stream.<Stream<?>>of(JourneyEventTypes.all().stream().map(SampleEvents::of),
                Stream.of(SubscriptionEventTypes.values()).map(SampleEvents::of),
                Stream.of(MessageEventTypes.values()).map(SampleEvents::of)).flatMap(s -> s);

        assertThat(all).isNotEmpty()
                .allSatisfy(event -> assertThat(serializer
                        .<byte[], Object>deserialize(serializer.serialize(event, byte[].class))).isEqualTo(event));
    }

    @Test
    void metaData_comesBackAsItWas() {
        var metaData = MetaData.with("traceId", "4711").and("count", 3);

        assertThat(serializer.<byte[], Object>deserialize(serializer.serialize(metaData, byte[].class)))
                .isEqualTo(metaData);
    }

    @Test
    void typeThatIsNotOnTheList_isNeverLoaded() {
        var stored = new SimpleSerializedObject<>("{}".getBytes(StandardCharsets.UTF_8), byte[].class,
                "java.lang.ProcessBuilder", null);

        assertThatThrownBy(() -> serializer.deserialize(stored)).hasMessageContaining("java.lang.ProcessBuilder")
                .hasMessageContaining("does not know");
        assertThatThrownBy(() -> serializer.classForType(new SimpleSerializedType("journey-times-changed", "99")))
                .hasMessageContaining("revision 99");
    }

    @Test
    void typeWithoutAName_isNeverStored() {
        assertThatThrownBy(() -> serializer.serialize(new StringBuilder("x"), byte[].class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no stable name");
    }

    @Test
    void tokenThatNamesAForeignClass_isRefused() {
        var stored = new SimpleSerializedObject<>("""
                {"tokenAtReset":{"@class":"java.lang.ProcessBuilder","command":["id"]},"currentToken":null}"""
                .getBytes(StandardCharsets.UTF_8), byte[].class, ReplayToken.class.getName(), null);

        assertThatThrownBy(() -> serializer.deserialize(stored)).isInstanceOf(SerializationException.class);
    }

    @Test
    void personalEvent_isCiphertext_andUnreadableOnceItsKeyIsErased() {
        var event = SampleEvents.of(SubscriptionEventTypes.SUBSCRIPTION_STARTED);

        var stored = serializer.serialize(event, byte[].class);

        assertThat(new String(stored.getData(), StandardCharsets.ISO_8859_1))
                .doesNotContain(SampleEvents.PASSENGER.value(), "A906", "passengerId");
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(event);
        keys.erase(SampleEvents.PASSENGER);
        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(new ErasedSubscriptionEvent());
    }

    @Test
    void personalEventThatWasTamperedWith_orPassedOffAsAnother_isRefused() {
        var stored = serializer.serialize(SampleEvents.of(SubscriptionEventTypes.SUBSCRIPTION_ENDED), byte[].class);
        var changed = stored.getData().clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> serializer
                .deserialize(new SimpleSerializedObject<>(changed, byte[].class, stored.getType())))
                .hasMessageContaining("cannot be decrypted");
        assertThatThrownBy(() -> serializer.deserialize(new SimpleSerializedObject<>(stored.getData(), byte[].class,
                new SimpleSerializedType("subscription-started", "1")))).hasMessageContaining("cannot be decrypted");
    }

    @Test
    void snapshot_remembersItsFields_andIsEncryptedIfPersonal() {
        var memory = new Memory();
        memory.seen = 3;
        var secret = new SecretMemory();
        secret.passenger = SampleEvents.PASSENGER;

        var stored = serializer.serialize(memory, byte[].class);
        assertThat(stored.getType()).isEqualTo(new SimpleSerializedType("memory", "2"));
        assertThat(serializer.<byte[], Memory>deserialize(stored).seen).isEqualTo(3);
        var sealed = serializer.serialize(secret, byte[].class);
        assertThat(new String(sealed.getData(), StandardCharsets.ISO_8859_1))
                .doesNotContain(SampleEvents.PASSENGER.value());
        assertThat(serializer.<byte[], SecretMemory>deserialize(sealed).passenger).isEqualTo(SampleEvents.PASSENGER);
    }

    private static final class Memory {

        private int seen;

        private Memory() {}
    }

    private static final class SecretMemory {

        private PassengerId passenger;

        private SecretMemory() {}

        PassengerId passenger() {
            return passenger;
        }
    }

    private static final class MemoryKeys implements PassengerKeys {

        private final Map<PassengerId, PassengerKey> keys = new HashMap<>();

        @Override
        public PassengerKey keyOf(PassengerId passenger) {
            return keys.computeIfAbsent(passenger,
                    _ -> new PassengerKey(UUID.randomUUID(), new SecretKeySpec(new byte[32], "AES")));
        }

        @Override
        public Optional<SecretKey> find(UUID keyId) {
            return keys.values().stream().filter(k -> k.id().equals(keyId)).map(PassengerKey::key).findFirst();
        }

        @Override
        public boolean erase(PassengerId passenger) {
            return keys.remove(passenger) != null;
        }
    }
}
