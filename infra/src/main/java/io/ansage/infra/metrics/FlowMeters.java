package io.ansage.infra.metrics;

import io.ansage.infra.postgres.StoreFigures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * What waits where, as gauges. Figures of the store come from one statement a second at most; what does not answer in time
 * is NaN, which is not zero. {@code ansage.stage.health} is 1 for a stage that works and 0 for one that does not.
 */
public final class FlowMeters {

    private static final double MILLIS = 1000;

    private final MeterRegistry meters;
    private final Fresh<StoreFigures> figures;

    public FlowMeters(MeterRegistry meters, Supplier<StoreFigures> figures) {
        this.meters = meters;
        this.figures = new Fresh<>(figures);
    }

    /** Events, processing groups, settling, ledger and outbox. */
    public void watchStore(Collection<String> groups, InstantSource passengerClock) {
        gauge("ansage.store.head", "number of the newest event", StoreFigures::head);
        gauge("ansage.mirror.lag", "events stored and not yet published",
                f -> lag(f, RegistryFlow.MIRROR));
        for (var group : groups) {
            var tag = Tags.of("group", group);
            register("ansage.processor.position", "number of the last event a processing group has taken", tag,
                    () -> known(f -> f.positions().getOrDefault(group, 0L)));
            register("ansage.processor.lag", "events stored and not yet taken by a processing group", tag,
                    () -> known(f -> lag(f, group)));
        }
        gauge("ansage.settling.open", "settling windows that are open", StoreFigures::windows);
        gauge("ansage.settling.overdue.seconds", "how long the eldest due window has waited, in passenger time",
                f -> f.nextDue() == null
                        ? 0
                        : Math.max(0, Duration.between(f.nextDue(), passengerClock.instant()).toMillis() / MILLIS));
        gauge("ansage.outbox.waiting", "notices that are still to be delivered", StoreFigures::waiting);
        gauge("ansage.ledger.naive", "messages a naive system would have sent, ever", StoreFigures::naive);
        for (var noticeClass : List.of("NORMAL", "QUIET", "URGENT")) {
            register("ansage.ledger.told", "notices ever written, by class", Tags.of("class", noticeClass),
                    () -> known(f -> f.told().getOrDefault(noticeClass, 0L)));
        }
    }

    /** Observations on the topic that nobody has taken yet. */
    public void watchTopic(LongSupplier inFlight) {
        var waiting = new Fresh<>(inFlight::getAsLong);
        register("ansage.observations.waiting", "observations on the topic that are not booked yet", Tags.empty(),
                () -> waiting.get().map(Long::doubleValue).orElse(Double.NaN));
    }

    /** Streams that are open on this node. */
    public void watchStreams(Supplier<Integer> open) {
        register("ansage.streams.open", "live streams that are open", Tags.empty(), open::get);
    }

    /** The health of stages, each told by its name. */
    public void watchHealth(Map<String, Supplier<Health>> stages) {
        stages.forEach((stage, health) -> {
            var fresh = new Fresh<>(() -> health.get().getStatus());
            register("ansage.stage.health", "1 while the stage does its work, 0 while it does not",
                    Tags.of("stage", stage), () -> fresh.get().map(FlowMeters::number).orElse(Double.NaN));
        });
    }

    private static double number(Status status) {
        return status.equals(Status.UNKNOWN) ? Double.NaN : status.equals(Status.UP) ? 1 : 0;
    }

    private static double lag(StoreFigures f, String group) {
        return Math.max(0, f.head() - f.positions().getOrDefault(group, 0L));
    }

    private double known(ToDoubleFunction<StoreFigures> value) {
        return figures.get().map(value::applyAsDouble).orElse(Double.NaN);
    }

    private void gauge(String name, String what, ToDoubleFunction<StoreFigures> value) {
        register(name, what, Tags.empty(), () -> known(value));
    }

    private void register(String name, String what, Tags tags, Supplier<Number> value) {
        Gauge.builder(name, value).description(what).tags(tags).strongReference(true).register(meters);
    }
}
