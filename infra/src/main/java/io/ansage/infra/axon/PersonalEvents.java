package io.ansage.infra.axon;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/**
 * Opens encrypted payloads as the first step of upcasting: later steps see JSON. What can no longer be opened becomes an
 * {@link ErasedSubscriptionEvent}, type and payload, before anyone asks which handler it is for.
 */
public final class PersonalEvents implements EventUpcaster {

    private static final SimpleSerializedType ERASED = new SimpleSerializedType(ErasedSubscriptionEvent.TYPE_NAME,
            ErasedSubscriptionEvent.REVISION);

    private final PayloadCipher cipher;

    public PersonalEvents(PayloadCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return events.map(this::opened);
    }

    private IntermediateEventRepresentation opened(IntermediateEventRepresentation event) {
        var payload = event.getData(byte[].class).getData();
        if (!PayloadCipher.isSealed(payload)) {
            return event;
        }
        var type = new SimpleSerializedType(event.getType().getName(), event.getType().getRevision());
        return cipher.open(type.getName(), payload)
                .map(plain -> event.upcast(type, byte[].class, _ -> plain, metaData -> metaData))
                .orElseGet(() -> event.upcast(ERASED, byte[].class, _ -> "{}".getBytes(StandardCharsets.UTF_8),
                        metaData -> metaData));
    }
}
