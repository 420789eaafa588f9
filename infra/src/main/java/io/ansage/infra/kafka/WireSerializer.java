package io.ansage.infra.kafka;

import io.ansage.infra.json.DomainJson;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Journey events as the outside reads them: our JSON under the names of {@link WireTypes}, and nothing else at all. */
final class WireSerializer extends Jackson3Serializer {

    WireSerializer() {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(DomainJson::configure));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        var known = (Class<?>) type;
        return WireTypes.find(known)
                .map(name -> new SimpleSerializedType(name, null))
                .orElseThrow(() -> new SerializationException(known.getName() + " is not published"));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return MetaData.class.getName().equals(type.getName())
                ? MetaData.class
                : WireTypes.find(type.getName())
                        .orElseThrow(() -> new SerializationException(type.getName() + " is not published"));
    }
}
