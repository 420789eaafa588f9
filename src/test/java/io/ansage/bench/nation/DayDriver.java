package io.ansage.bench.nation;

import io.ansage.bench.Run;
import io.ansage.command.api.ObservationIntake;
import io.ansage.domain.observation.Observation;
import io.ansage.infra.clock.Quiescence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Feeds the product a day as fast as it takes it. Passenger time follows what the ingest has booked; feeding pauses while
 * any stage falls behind by more than it would in a day at its true speed.
 */
final class DayDriver {

    private static final int BLOCK = 1_000;
    private static final long MOST_IN_FLIGHT = 20_000;
    /** Feeds speak of now: what is fed is never further ahead of passenger time than this, nor one block longer. */
    private static final Duration AHEAD = Duration.ofSeconds(90);
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final Duration LATE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = Duration.ofMillis(4).toNanos();
    private static final Duration REPORT = Duration.ofSeconds(15);
    /** Windows that are open when the last train has arrived close within it. */
    private static final Duration AFTERWARDS = Duration.ofHours(3);

    private final Run run;
    private final WholeProduct product;
    private final JdbcClient jdbc;
    private final long total;
    /** Number of observations fed, and the time the last of them speaks of. */
    private final TreeMap<Long, Instant> fed = new TreeMap<>();
    /** Passenger time, and the machine time when it was reached. */
    private final TreeMap<Instant, Instant> reached = new TreeMap<>();
    private long sent;

    DayDriver(Run run, WholeProduct product, long total) {
        this.run = run;
        this.product = product;
        this.jdbc = JdbcClient.create(product.database());
        this.total = total;
    }

    /** Answers how many observations there were, once everything has come to rest. */
    long drive(Iterator<Observation> observations) {
        var intake = product.part(ObservationIntake.class);
        long started = System.nanoTime();
        long reported = started;
        var block = new ArrayList<Observation>(BLOCK);
        while (observations.hasNext()) {
            var next = observations.next();
            if (!block.isEmpty() && (block.size() == BLOCK || spans(block.getFirst(), next))) {
                feed(intake, block);
                block.clear();
            }
            block.add(next);
            if (System.nanoTime() - reported > REPORT.toNanos()) {
                reported = System.nanoTime();
                progress((reported - started) / 1e9);
            }
        }
        feed(intake, block);
        product.part(Quiescence.class).awaitQuiet();
        for (var end = fed.lastEntry().getValue(); product.clock().instant().isBefore(end.plus(AFTERWARDS));) {
            advance(product.clock().instant().plus(Duration.ofMinutes(5)));
            product.part(Quiescence.class).awaitQuiet();
        }
        return sent;
    }

    private static boolean spans(Observation first, Observation next) {
        return first.report().observedAt().plus(STEP).isBefore(next.report().observedAt());
    }

    private void feed(ObservationIntake intake, List<Observation> block) {
        var from = block.getFirst().report().observedAt();
        while (behind() || product.clock().instant().plus(AHEAD).isBefore(from)) {
            if (fed.isEmpty()) {
                // Nothing is under way and nothing was said: the night passes in small steps.
                var step = product.clock().instant().plus(STEP);
                advance(step.isBefore(from) ? step : from);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        intake.accept(block);
        sent += block.size();
        fed.put(sent, block.getLast().report().observedAt());
    }

    /**
     * Moves passenger time on as far as the ingest has come; answers whether to wait for somebody: what is decided or sent
     * a minute of passenger time late is late because of us, at hundreds of times its true speed.
     */
    private boolean behind() {
        long booked = jdbc.sql("select coalesce(sum(next_offset), 0) from ingest_offset").query(Long.class).single();
        var known = fed.floorEntry(booked);
        boolean late = jdbc.sql("""
                select exists (select 1 from settling_known where due_at < :late)
                    or exists (select 1 from notice where stage = 'planned' and planned_at < :late)
                """)
                .param("late", product.clock().instant().minus(LATE).atOffset(java.time.ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (late) {
            return true;
        }
        if (known != null) {
            advance(known.getValue());
            fed.headMap(known.getKey(), true).clear();
        }
        return sent - booked > MOST_IN_FLIGHT;
    }

    private void advance(Instant passengerTime) {
        product.clock().advanceTo(passengerTime);
        reached.putIfAbsent(product.clock().instant(), Instant.now());
    }

    private void progress(double seconds) {
        double rate = sent / seconds;
        run.say("%s: %,d of %,d observations, %,.0f/s, about %.0f min to go",
                product.clock().instant().atZone(Nation.ZONE).toLocalTime(), sent, total, rate,
                (total - sent) / rate / 60);
    }

    /** When passenger time came to where it stood at each moment. */
    NavigableMap<Instant, Instant> reached() {
        return reached;
    }

    /** Machine time between the moment passenger time reached each instant and a machine time, in seconds. */
    List<Double> lags(List<Map.Entry<Instant, Instant>> plannedAndSent) {
        return plannedAndSent.stream().map(pair -> {
            var from = reached.floorEntry(pair.getKey());
            return from == null ? 0.0 : Duration.between(from.getValue(), pair.getValue()).toNanos() / 1e9;
        }).sorted().toList();
    }
}
