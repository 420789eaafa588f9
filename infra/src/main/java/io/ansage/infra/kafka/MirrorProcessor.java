package io.ansage.infra.kafka;

import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.infra.axon.EventPages;
import io.ansage.infra.axon.PromptCoordinator;
import io.ansage.infra.axon.StoredMessages;
import java.util.function.Function;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;

/**
 * Gives the mirror its events a page at a time. A segment takes those of its own journeys, by the same rule as Axon would:
 * tokens written before there were pages stay good.
 */
public final class MirrorProcessor implements EventHandlerInvoker {

    /** Small commits that came while a batch was away are sent together. */
    private static final int PAGES_PER_BATCH = 4;

    private final JourneyMirror mirror;
    private final StoredMessages messages;

    private MirrorProcessor(JourneyMirror mirror, StoredMessages messages) {
        this.mirror = mirror;
        this.messages = messages;
    }

    /** Most positions in a page of a batch of so many events. */
    public static int pageSize(int batchSize) {
        return Math.max(1, batchSize / PAGES_PER_BATCH);
    }

    /** Registers the mirror as processing group {@value JourneyMirror#GROUP}. */
    public static void register(EventProcessingConfigurer processing, JourneyMirror mirror,
            Function<Configuration, EventPages> pages, StoredMessages messages, int segments) {
        processing.registerEventHandler(_ -> mirror)
                .assignHandlerInstancesMatching(JourneyMirror.GROUP, handler -> handler == mirror)
                .registerPooledStreamingEventProcessor(JourneyMirror.GROUP, pages::apply,
                        (axon, processor) -> PromptCoordinator.of(axon, processor)
                                .eventHandlerInvoker(new MirrorProcessor(mirror, messages))
                                .initialSegmentCount(segments)
                                .batchSize(PAGES_PER_BATCH));
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return message.getPayload() instanceof EventPages.Page;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        if (message.getPayload() instanceof EventPages.Page page) {
            for (var row : page.rows()) {
                if (segment.matches(row.aggregate())) {
                    messages.open(row, JourneyEvent.class, mirror::handle);
                }
            }
        }
    }
}
