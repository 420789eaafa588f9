package io.ansage.infra.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Counts the events that were stored, {@code ansage.events.stored} by their stable type: after their commit, not before. */
public final class EventMeters implements Consumer<List<? extends EventMessage<?>>> {

    private final MeterRegistry meters;
    private final Function<Class<?>, String> names;

    /** {@code names} gives the stable name of a class of events. */
    public EventMeters(MeterRegistry meters, Function<Class<?>, String> names) {
        this.meters = meters;
        this.names = names;
    }

    @Override
    public void accept(List<? extends EventMessage<?>> events) {
        var byType = events.stream()
                .collect(Collectors.groupingBy(EventMessage::getPayloadType, Collectors.counting()));
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().afterCommit(_ -> byType.forEach(this::count));
        } else {
            byType.forEach(this::count);
        }
    }

    private void count(Class<?> type, long n) {
        meters.counter("ansage.events.stored", "type", names.apply(type)).increment(n);
    }
}
