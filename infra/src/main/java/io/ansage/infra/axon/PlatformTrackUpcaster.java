package io.ansage.infra.axon;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code journey-platform-changed} 0 to 1: revision 0 knew only the new platform and called it {@code track}; revision
 * 1 says {@code from} and {@code to}. Where the train was expected before is not known of the old ones and stays absent.
 */
public final class PlatformTrackUpcaster extends SingleEventUpcaster {

    private static final SimpleSerializedType BEFORE = new SimpleSerializedType("journey-platform-changed", "0");
    private static final SimpleSerializedType AFTER = new SimpleSerializedType("journey-platform-changed", "1");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return BEFORE.equals(event.getType());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(AFTER, ObjectNode.class, payload -> {
            var track = payload.remove("track");
            if (track != null) {
                payload.set("to", track);
            }
            return payload;
        });
    }
}
