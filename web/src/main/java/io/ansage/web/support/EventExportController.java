package io.ansage.web.support;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.time.ServiceDate;
import io.ansage.query.api.EventExport;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.web.http.Blocking;
import io.ansage.web.problem.Inputs;
import io.ansage.web.security.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Everything that happened on a day, as the laboratory reads it. */
@RestController
@RequestMapping("/api/v1/support/events")
@Tag(name = "Support")
final class EventExportController {

    private static final int PAGE = 200;

    private final Journeys journeys;
    private final EventExport events;
    private final AuditLog audit;
    private final InstantSource machineClock;

    EventExportController(Journeys journeys, EventExport events, AuditLog audit,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.journeys = journeys;
        this.events = events;
        this.audit = audit;
        this.machineClock = machineClock;
    }

    @GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(summary = "The events of all journeys of a service date, one a line",
            description = "Journey after journey, each in the order we learned it; ./lab takes it as a trace. Read page by"
                    + " page while it is sent, however long the day. Leaves an audit row.")
    Flux<String> exportEvents(@Staff String staff, @RequestParam String serviceDate) {
        var date = Inputs.read("serviceDate", "Write it as 2025-10-03.", () -> ServiceDate.parse(serviceDate));
        return Blocking.call(() -> {
            audit.record(staff, "events-exported", date.toString(), null, machineClock.instant());
            return page(date, null);
        })
                .expand(page -> page.size() < PAGE ? Mono.empty() : Blocking.call(() -> page(date, page.getLast())))
                .flatMapIterable(page -> page)
                .concatMap(id -> Blocking.call(() -> events.linesOf(id)), 1)
                .flatMapIterable(lines -> lines)
                .map(line -> line + "\n");
    }

    private List<JourneyId> page(ServiceDate date, @Nullable JourneyId after) {
        return journeys.listJourneys(null, date, after, PAGE)
                .stream()
                .map(Positioned::outlook)
                .map(o -> o.id())
                .toList();
    }
}
