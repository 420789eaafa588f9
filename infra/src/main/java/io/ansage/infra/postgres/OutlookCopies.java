package io.ansage.infra.postgres;

import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.outlook.BoardLine;
import io.ansage.query.outlook.OutlookStore;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes outlooks of many journeys at once into the tables of a rebuild: what was there of these journeys goes, then all
 * comes in by COPY. The same rows as {@link PostgresOutlookStore} makes. Not for live tables, whose readers would see a
 * journey's lines vanish, and not thread safe.
 */
public final class OutlookCopies implements OutlookStore {

    private static final int PAGE = 500;
    private static final int USUAL_OUTLOOK = 5_000;
    private static final int USUAL_LINE = 200;

    private final JdbcTemplate jdbc;
    private final ExecutorService copiers = Executors.newFixedThreadPool(2,
            Thread.ofPlatform().daemon().name("ansage-rebuild-copier-", 0).factory());
    private final OutlookStore reads;
    /** Names of stops that are stored already. */
    private final Set<StopName> names = new HashSet<>();

    private record StopName(String stop, String name) {}

    public OutlookCopies(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        this.reads = new PostgresOutlookStore(JdbcClient.create(database), TableNames.STAGING);
    }

    @Override
    public Map<JourneyId, Positioned> findAll(Collection<JourneyId> ids) {
        return reads.findAll(ids);
    }

    @Override
    public void save(Collection<Positioned> outlooks, List<BoardLine> lines) {
        var ids = outlooks.stream().map(p -> p.outlook().id().toString()).toArray(String[]::new);
        remove("staging.journey_outlook", ids);
        remove("staging.stop_departure", ids);
        add(outlooks, lines);
    }

    @Override
    public void add(Collection<Positioned> outlooks, List<BoardLine> lines) {
        copy(pages(outlooks, OutlookCopies::outlooks), "staging.journey_outlook (journey_id, network, service_date, "
                + "train_number, status, revision, position, as_of, outlook)");
        copy(pages(lines, OutlookCopies::lines),
                "staging.stop_departure (journey_id, call_order, stop_id, line, destination, aimed, expected, "
                        + "shown_at, delay_minutes, planned_platform, platform, cancelled, departed, terminus, journey_over, "
                        + "arrives_at)");
        copy(names(lines), "staging.stop_name (stop_id, name)");
    }

    private void remove(String table, String[] ids) {
        jdbc.update("delete from " + table + " where journey_id = any(?)",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", ids)));
    }

    private static <T> List<Supplier<CopyRows>> pages(Collection<T> all, Function<List<T>, CopyRows> encoding) {
        var list = List.copyOf(all);
        return IntStream.range(0, Math.ceilDiv(list.size(), PAGE))
                .mapToObj(i -> list.subList(i * PAGE, Math.min((i + 1) * PAGE, list.size())))
                .<Supplier<CopyRows>>map(page -> () -> encoding.apply(page))
                .toList();
    }

    /** Encodes and copies pages by two threads: while one encodes, the server is mostly busy with what the other one sent. */
    private void copy(List<Supplier<CopyRows>> pages, String table) {
        var copies = pages.stream()
                .map(page -> CompletableFuture.runAsync(() -> copy(page.get(), table), copiers))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(copies).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void copy(CopyRows rows, String table) {
        if (rows.size() > 0) {
            jdbc.execute((Connection connection) -> {
                rows.copyTo(connection, table);
                return null;
            });
        }
    }

    @Override
    public void close() {
        copiers.close();
    }

    private static CopyRows outlooks(Collection<Positioned> outlooks) {
        var rows = new CopyRows(9, outlooks.size() * USUAL_OUTLOOK);
        for (var p : outlooks) {
            var o = p.outlook();
            rows.row()
                    .text(o.id().toString())
                    .text(o.id().network())
                    .date(o.id().serviceDate().date())
                    .text(o.trainNumber().value())
                    .text(o.status().name())
                    .bigint(o.revision())
                    .bigint(p.position())
                    .timestamp(o.asOf())
                    .json(JsonRows.bytes(o));
        }
        return rows;
    }

    private static CopyRows lines(List<BoardLine> lines) {
        var rows = new CopyRows(16, lines.size() * USUAL_LINE);
        for (var line : lines) {
            var d = line.departure();
            rows.row()
                    .text(d.journeyId().toString())
                    .integer(d.order())
                    .text(line.call().stop().value())
                    .text(d.line())
                    .text(d.destination())
                    .timestamp(d.aimed())
                    .timestamp(d.expected())
                    .timestamp(d.expected() == null ? d.aimed() : d.expected())
                    .integer(d.delayMinutes())
                    .text(d.plannedPlatform())
                    .text(d.platform())
                    .bool(d.cancelled())
                    .bool(d.departed())
                    .bool(line.terminus())
                    .bool(line.over())
                    .timestamp(line.arrivesAt());
        }
        return rows;
    }

    private CopyRows names(List<BoardLine> lines) {
        var rows = new CopyRows(2, 0);
        for (var line : lines) {
            var name = new StopName(CopyRows.clean(line.call().stop().value()), CopyRows.clean(line.call().stopName()));
            if (names.add(name)) {
                rows.row().text(name.stop()).text(name.name());
            }
        }
        return rows;
    }
}
