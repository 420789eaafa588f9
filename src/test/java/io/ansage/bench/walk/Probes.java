package io.ansage.bench.walk;

import io.ansage.bench.Run;
import io.ansage.bench.live.ProductUnderLoad;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.time.ServiceDate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Trains of which nothing is heard until they are cancelled, each with one passenger: cancellations do not settle. Their
 * passage is timed from the hand-over to Kafka to the byte on a public stream and to the request at the push provider.
 */
final class Probes implements AutoCloseable {

    static final String NETWORK = "probe";

    private static final Pattern CANCELLED = Pattern.compile("\"id\":\"(probe:[^\"]+)\".*\"status\":\"CANCELLED\"");

    private final ProductUnderLoad product;
    private final ServiceDate date;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Socket stream;
    private int used;

    /** Has so many trains scheduled, which all run on this date, late in the evening. */
    Probes(ProductUnderLoad product, int count, ServiceDate date) throws IOException {
        this.product = product;
        this.date = date;
        product.jvm().ask("probes %d %s", count, date);
        this.stream = new Socket("localhost", product.port());
        stream.getOutputStream()
                .write("GET /api/v1/journeys/stream HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        Thread.ofPlatform().daemon().name("probe-stream").start(this::listen);
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                long now = System.nanoTime();
                if (line.contains("\"probe:")) {
                    var matcher = CANCELLED.matcher(line);
                    if (matcher.find()) {
                        seen.putIfAbsent(matcher.group(1), now);
                    }
                }
            }
        } catch (IOException e) {
            // Closed: the measurement is over.
        }
    }

    /** Cancels the next one, now. */
    void cancelNext(Feed feed) {
        var id = new JourneyId(NETWORK, "P" + used++, date);
        var now = feed.now();
        var cancelled = new Observation(id.toString(),
                Report.of(new Source("probes", SourceKind.REALTIME), now, now),
                new JourneyRef(NETWORK, id.trip(), new TrainNumber(id.trip()), date), ReportedStatus.CANCELLED, null,
                List.of(), null, null, null);
        sent.put(id.toString(), System.nanoTime());
        feed.send(id, cancelled);
    }

    /**
     * How the probes sent since the last call fared.
     *
     * @param toStream seconds, sorted; those that never arrived are infinite
     * @param toPush   the same
     * @param untold   journeys whose passenger's phone was never reached
     */
    record Times(double[] toStream, double[] toPush, List<String> untold) {

        static double quantile(double[] sorted, double q) {
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
        }
    }

    /** Call when all has come to rest. */
    Times times() throws IOException {
        var pushed = new java.util.HashMap<String, Long>();
        var words = product.jvm().ask("pushed probe-").split(" ");
        for (int i = 0; i + 1 < words.length; i += 2) {
            pushed.put(NETWORK + ":" + words[i].substring("probe-".length()) + ":" + date,
                    Long.parseLong(words[i + 1]));
        }
        var untold = sent.keySet().stream().filter(journey -> !pushed.containsKey(journey)).toList();
        var times = new Times(since(seen), since(pushed), untold);
        sent.clear();
        return times;
    }

    /** Says what is stored of those whose passenger was never reached. */
    void explain(Run run, Times times) throws SQLException {
        for (var journey : times.untold()) {
            for (var table : List.of("journey_outlook", "trip_leg", "settling_known", "planning", "notice")) {
                try (var connection = product.database().getConnection();
                        var rows = connection.prepareStatement(
                                "select row_to_json(r)::text from " + table + " r where journey_id = ?")) {
                    rows.setString(1, journey);
                    for (var found = rows.executeQuery(); found.next();) {
                        run.say("%s is untold; %s: %s", journey, table, found.getString(1));
                    }
                }
            }
        }
    }

    private double[] since(Map<String, Long> arrived) {
        var seconds = sent.entrySet()
                .stream()
                .mapToDouble(e -> arrived.containsKey(e.getKey())
                        ? (arrived.get(e.getKey()) - e.getValue()) / 1e9
                        : Double.POSITIVE_INFINITY)
                .toArray();
        Arrays.sort(seconds);
        return seconds;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
