package io.ansage.infra.lab;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyStatus;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.notice.Foresight.Place;
import io.ansage.domain.notice.LegTruths;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.subscription.Leg;
import io.ansage.infra.json.DomainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the product's own export of events: one JSON object a line with {@code type} and {@code event}, the events of a
 * journey in their order. A journey counts while it runs; its passenger rides from its first call to its last.
 */
final class EventsTrace {

    private static final Map<String, Class<? extends JourneyEvent>> TYPES = JourneyEventTypes.all()
            .stream()
            .collect(Collectors.toUnmodifiableMap(JourneyEventTypes::typeName, JourneyEventTypes::type));

    private final Map<JourneyId, Run> runs = new TreeMap<>();

    private EventsTrace() {}

    static List<TrainDay> read(Path file) throws IOException {
        var trace = new EventsTrace();
        try (var lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    trace.add(file, number, line);
                }
            }
        }
        return trace.runs.values().stream().filter(r -> r.moments.size() > 1).map(Run::day).toList();
    }

    private void add(Path file, int number, String line) {
        try {
            JsonNode row = DomainJson.mapper().readTree(line);
            var type = TYPES.get(row.path("type").asString(""));
            if (type == null) {
                throw new LabProblem(file + ": line " + number + ": 'type' names no kind of event.");
            }
            var event = DomainJson.mapper().treeToValue(row.path("event"), type);
            runs.computeIfAbsent(event.journeyId(), Run::new).fold(event);
        } catch (JacksonException | IllegalStateException | NullPointerException e) {
            throw new LabProblem(file + ": line " + number + ": is no exported event: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** One journey while it is read. */
    private static final class Run {
        private final JourneyId id;
        private final List<Moment> moments = new ArrayList<>();
        private @Nullable JourneyOutlook outlook;

        Run(JourneyId id) {
            this.id = id;
        }

        TrainDay day() {
            return new TrainDay(id.serviceDate().toString(), id.trip(),
                    outlook == null ? ZoneOffset.UTC : outlook.zone(),
                    moments);
        }

        void fold(JourneyEvent event) {
            // A train set right after its end was seen by nobody aboard.
            boolean over = outlook != null && outlook.completed() && !(event instanceof JourneyScheduled);
            var next = JourneyFold.after(outlook, event);
            outlook = next;
            if (over || next.status() != JourneyStatus.RUNNING || next.calls().size() < 2) {
                return;
            }
            var at = event.provenance().knownAt();
            var truth = truth(next, at);
            if (truth != null && (moments.isEmpty() || !at.isBefore(moments.getLast().at()))) {
                moments.add(truth);
            }
        }

        private @Nullable Moment truth(JourneyOutlook next, Instant at) {
            var leg = new Leg(id, next.first().order(), next.last().order());
            var truth = LegTruths.of(next, leg, at, NoticeParameters.DEFAULT);
            Integer delay = truth.arrivalDelay();
            return delay == null ? null : new Moment(at, delay, truth, Place.of(next));
        }
    }
}
