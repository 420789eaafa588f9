package io.ansage.infra.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.ansage.infra.json.DomainJson;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Writes events, snapshots, metadata and tokens as JSON, under our own names and revisions, personal ones encrypted;
 * reads nothing that is not on the list of {@link StoredTypes}, so that a row can never choose a class.
 *
 * @see io.ansage.infra.json.DomainJson for the form of the JSON
 */
public final class EventSerializer extends Jackson3Serializer {

    private final StoredTypes types;
    private final PayloadCipher cipher;
    /** Making one for each event takes a twentieth of the time of reading it. */
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    public EventSerializer(StoredTypes types, PayloadCipher cipher) {
        super(Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> DomainJson.configure(mapper)
                        // Tokens hold tokens, by class name: Axon's form. Without this it cannot read its own replay tokens.
                        .polymorphicTypeValidator(
                                BasicPolymorphicTypeValidator.builder().allowIfSubType(TrackingToken.class).build())
                        .addMixIns(types.snapshotMixIns(StateIsItsFields.class))));
        this.types = types;
        this.cipher = cipher;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        var stored = object == null ? null : types.find(object.getClass()).orElse(null);
        var owner = stored == null ? null : stored.ownerOf(object);
        if (owner == null) {
            return super.serialize(object, expectedRepresentation);
        }
        if (!byte[].class.equals(expectedRepresentation)) {
            throw new SerializationException("personal data is only ever written as encrypted bytes");
        }
        var plain = super.serialize(object, byte[].class);
        var sealed = expectedRepresentation.cast(cipher.seal(owner, plain.getType().getName(), plain.getData()));
        return new SimpleSerializedObject<>(sealed, expectedRepresentation, plain.getType());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        if (serialized.getData() instanceof byte[] bytes && PayloadCipher.isSealed(bytes)) {
            var plain = cipher.open(serialized.getType().getName(), bytes);
            return plain.isEmpty()
                    ? (T) new ErasedSubscriptionEvent()
                    : super.deserialize(
                            new SimpleSerializedObject<>(plain.get(), byte[].class, serialized.getType()));
        }
        return super.deserialize(serialized);
    }

    /** What is stored under this name, if this is the form that is current; nothing if there is more to do. */
    @Nullable
    Class<?> currentType(String name, @Nullable String revision) {
        var stored = types.find(name).orElse(null);
        return stored != null && stored.revision().equals(revision) ? stored.type() : null;
    }

    /** The event in these bytes, if they are in the form that is current; nothing if there is more to do. */
    @Nullable
    Object openCurrent(String name, @Nullable String revision, byte[] payload) {
        return types.isCurrent(name, revision)
                ? deserialize(
                        new SimpleSerializedObject<>(payload, byte[].class, new SimpleSerializedType(name, revision)))
                : null;
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, super::getReader);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SimpleSerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        var stored = types.find(type.getName());
        if (stored.isPresent() && stored.get().revision().equals(type.getRevision())) {
            return stored.get().type();
        }
        return StoredTypes.findAxonType(type.getName())
                .orElseThrow(() -> new StoredTypes.UnknownStoredType(type.getName(), type.getRevision()));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        if (type == null || Void.TYPE.equals(type) || Void.class.equals(type)) {
            return SimpleSerializedType.emptyType();
        }
        return types.find((Class<?>) type)
                .<SerializedType>map(t -> new SimpleSerializedType(t.name(), t.revision()))
                .orElseGet(() -> axonType(type));
    }

    private static SerializedType axonType(Class<?> type) {
        Class<?> known = MetaData.class.isAssignableFrom(type) ? MetaData.class : type;
        if (StoredTypes.findAxonType(known.getName()).isEmpty()) {
            throw new SerializationException(type.getName() + " has no stable name; nothing is stored under a class"
                    + " name. Name it in StoredTypes.");
        }
        return new SimpleSerializedType(known.getName(), null);
    }

    /** Aggregates have no getters; their state is what they remember. */
    @JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE,
            isGetterVisibility = Visibility.NONE, creatorVisibility = Visibility.ANY)
    private static final class StateIsItsFields {

        private StateIsItsFields() {}
    }
}
