package io.ansage.infra.metrics;

import io.ansage.web.flow.Flow;
import io.ansage.web.flow.Flow.Health;
import io.ansage.web.flow.Flow.Stage;
import io.ansage.web.flow.FlowSource;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The flow picture out of the meter registry: a page shows what operations see, by the same names. */
public final class RegistryFlow implements FlowSource {

    static final String MIRROR = "mirror";
    private static final String NOT_SENT = MeteredOutbox.NO_CHANNEL + " ";

    private final MeterRegistry meters;
    private final InstantSource machineClock;
    private final Instant since;

    public RegistryFlow(MeterRegistry meters, InstantSource machineClock) {
        this.meters = meters;
        this.machineClock = machineClock;
        this.since = machineClock.instant();
    }

    @Override
    public Flow read() {
        var suppressed = by("ansage.observations.suppressed", "reason");
        var silent = by("ansage.notices.silent", "reason");
        var told = by("ansage.ledger.told", "class");
        long replaced = told.getOrDefault("QUIET", 0L);
        return new Flow(machineClock.instant(), since, stages(suppressed, silent),
                orZero(first("ansage.ledger.naive")), sum(told) - replaced, replaced, suppressed, silent);
    }

    private List<Stage> stages(Map<String, Long> suppressed, Map<String, Long> silent) {
        var bySource = by("ansage.observations.received", "source");
        long applied = total("ansage.observations.applied");
        long quarantined = total("ansage.observations.quarantined");
        var gate = Map.of("APPLIED", applied, "SUPPRESSED", sum(suppressed), "QUARANTINED", quarantined);
        var events = by("ansage.events.stored", "type");
        var lags = by("ansage.processor.lag", "group");
        var positions = by("ansage.processor.position", "group");
        var published = positions.remove(MIRROR);
        lags.remove(MIRROR);
        long told = total("ansage.notices.told");
        var deliveries = by("ansage.deliveries", "channel", "outcome");
        // What was not handed to any channel ended in the outbox.
        var ended = new TreeMap<String, Long>();
        deliveries.forEach((key, n) -> {
            if (key.startsWith(NOT_SENT)) {
                ended.put(key.substring(NOT_SENT.length()), n);
            }
        });
        deliveries.keySet().removeIf(key -> key.startsWith(NOT_SENT));
        return List.of(
                stage("feeds", sum(bySource), null, null, bySource),
                stage("observations", sum(bySource), first("ansage.observations.waiting"), null, Map.of()),
                stage("gate", sum(gate), null, null, gate),
                stage("aggregates", applied, null, null, Map.of()),
                stage("store", sum(events), null, null, events),
                stage("kafka", published, first("ansage.mirror.lag"), null, Map.of()),
                stage("projections", positions.values().stream().max(Long::compare).orElse(null),
                        lags.values().stream().max(Long::compare).orElse(null), null, lags),
                stage("settling", total("ansage.windows.planned"), first("ansage.settling.open"),
                        first("ansage.settling.overdue.seconds"), Map.of()),
                stage("ledger", told + sum(silent), null, null, Map.of("TOLD", told, "SILENT", sum(silent))),
                stage("outbox", told, first("ansage.outbox.waiting"), first("ansage.outbox.age.seconds"), ended),
                stage("channels", sum(deliveries), null, null, deliveries),
                stage("streams", null, first("ansage.streams.open"), null, Map.of()));
    }

    private Stage stage(String name, @Nullable Long passed, @Nullable Long waiting, @Nullable Long age,
            Map<String, Long> parts) {
        var gauge = meters.find("ansage.stage.health").tag("stage", name).gauge();
        double health = gauge == null ? Double.NaN : gauge.value();
        return new Stage(name, Double.isNaN(health) ? Health.UNKNOWN : health > 0 ? Health.UP : Health.DOWN, passed,
                waiting, age, parts);
    }

    /** Sums by the values of tags, with a space between them; a gauge that is not known is left out. */
    private Map<String, Long> by(String name, String... tags) {
        var sums = new TreeMap<String, Long>();
        Function<Meter, String> key = meter -> String.join(" ", Arrays.stream(tags)
                .map(tag -> String.valueOf(meter.getId().getTag(tag)))
                .toList());
        for (var meter : meters.find(name).meters()) {
            double value = meter.measure().iterator().next().getValue();
            if (!Double.isNaN(value)) {
                sums.merge(key.apply(meter), Math.round(value), Long::sum);
            }
        }
        return sums;
    }

    private long total(String name) {
        return sum(by(name));
    }

    private @Nullable Long first(String gauge) {
        return by(gauge).get("");
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static long sum(Map<String, Long> parts) {
        return parts.values().stream().mapToLong(Long::longValue).sum();
    }
}
