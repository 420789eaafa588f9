package io.ansage.infra.axon;

import java.util.Set;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/**
 * Subscription events 1 to 2: revision 1 knew subscriptions to one leg, and a threshold and a language as all that
 * anybody could wish, and nothing but its owner that could end one. The reader takes both forms, so that what is encrypted need not be opened here; only the revision
 * changes.
 */
public final class SubscriptionFormUpcaster extends SingleEventUpcaster {

    private static final Set<String> NAMES = Set.of("subscription-started", "subscription-preferences-changed",
            "subscription-ended");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return NAMES.contains(event.getType().getName()) && "1".equals(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(new SimpleSerializedType(event.getType().getName(), "2"), byte[].class,
                payload -> payload);
    }
}
