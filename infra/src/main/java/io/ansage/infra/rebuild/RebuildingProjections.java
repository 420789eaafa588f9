package io.ansage.infra.rebuild;

import io.ansage.infra.axon.ProcessorTokens;
import io.ansage.infra.rebuild.RebuildProgress.Cancelled;
import io.ansage.query.api.Projections;
import io.ansage.query.log.EventLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shows the projections and builds them anew, in the background, each at most once at a time on all nodes together. What
 * a rebuild that was killed left behind is dropped when the next one begins.
 */
public final class RebuildingProjections implements Projections {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildingProjections.class);

    private final List<Rebuildable> projections;
    private final Function<String, LiveProcessor> processors;
    private final EventLog events;
    private final ProcessorTokens tokens;
    private final RebuildLock lock;
    private final RebuildRun run;
    private final Background background;
    private final Map<String, RebuildProgress> rebuilds = new ConcurrentHashMap<>();

    /** {@code processors} finds the processor of a group. */
    public RebuildingProjections(List<Rebuildable> projections, Function<String, LiveProcessor> processors,
            EventLog events, ProcessorTokens tokens, DataSource dataSource, TransactionTemplate transaction,
            Background background) {
        this.projections = List.copyOf(projections);
        this.processors = processors;
        this.events = events;
        this.tokens = tokens;
        this.lock = new RebuildLock(dataSource);
        this.run = new RebuildRun(events, tokens, new Staging(JdbcClient.create(dataSource)), transaction);
        this.background = background;
    }

    /** Where rebuilds run, and the machine's clock to time them by. */
    public record Background(Executor executor, InstantSource machineClock) {}

    @Override
    public List<Projection> list() {
        long head = events.head();
        return projections.stream().map(p -> shown(p.name(), head)).toList();
    }

    private Projection shown(String name, long head) {
        var processor = processors.apply(name);
        var rebuild = rebuilds.get(name);
        long position = tokens.position(name);
        return new Projection(name, position, Math.max(head, position), processor.running(), processor.error(),
                rebuild == null ? null : rebuild.shown());
    }

    @Override
    public void rebuild(String name) {
        var projection = projections.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("projection: there is none named '" + name + "'"));
        var progress = new RebuildProgress(background.machineClock());
        rebuilds.compute(name, (_, latest) -> begun(name, latest, progress));
        background.executor().execute(() -> run(projection, progress));
    }

    @Override
    public boolean cancel(String name) {
        var progress = rebuilds.get(name);
        return progress != null && progress.cancel();
    }

    private static RebuildProgress begun(String name, @Nullable RebuildProgress latest, RebuildProgress progress) {
        if (latest != null && latest.running()) {
            throw new IllegalStateException("projection " + name + " is being rebuilt already");
        }
        return progress;
    }

    private void run(Rebuildable projection, RebuildProgress progress) {
        try (var held = lock.take(projection.name())) {
            LOG.info("Rebuilding projection {} ({})", projection.name(), held);
            progress.done(run.run(projection, processors.apply(projection.name()), progress));
            LOG.info("Rebuilt projection {}: {}", projection.name(), progress.shown());
        } catch (Cancelled e) {
            LOG.info("Rebuild of projection {} was cancelled", projection.name());
            progress.cancelled();
        } catch (RuntimeException e) {
            LOG.error("Rebuild of projection {} failed; the live one is as it was", projection.name(), e);
            progress.failed(String.valueOf(e.getMessage()));
        }
    }
}
