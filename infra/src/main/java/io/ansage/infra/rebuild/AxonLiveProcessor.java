package io.ansage.infra.rebuild;

import java.util.Objects;
import java.util.Optional;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;

/** A processor of Axon; where this node has none of that name, there is nothing to stop and nothing runs. */
public final class AxonLiveProcessor implements LiveProcessor {

    private final Configuration axon;
    private final String name;

    public AxonLiveProcessor(Configuration axon, String name) {
        this.axon = axon;
        this.name = name;
    }

    @Override
    public boolean running() {
        return find().map(p -> p.isRunning() && !p.isError()).orElse(false);
    }

    @Override
    public @Nullable String error() {
        return find().flatMap(p -> p.processingStatus()
                .values()
                .stream()
                .filter(EventTrackerStatus::isErrorState)
                .map(status -> Objects.toString(status.getError()))
                .findFirst()).orElse(null);
    }

    @Override
    public void stop() {
        find().ifPresent(p -> p.shutdownAsync().join());
    }

    @Override
    public void start() {
        find().ifPresent(StreamingEventProcessor::start);
    }

    private Optional<StreamingEventProcessor> find() {
        return axon.eventProcessingConfiguration().eventProcessor(name, StreamingEventProcessor.class);
    }
}
