package io.ansage.web.support;

import io.ansage.query.api.Projections;
import io.ansage.query.api.Projections.Projection;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The projections: how far they are, and how to build one anew without a single message being sent. */
@RestController
@RequestMapping("/api/v1/support/projections")
@Tag(name = "Support")
final class ProjectionController {

    private final Projections projections;
    private final AuditLog audit;
    private final InstantSource machineClock;

    ProjectionController(Projections projections, AuditLog audit,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.projections = projections;
        this.audit = audit;
        this.machineClock = machineClock;
    }

    @GetMapping
    @Operation(summary = "The projections and the progress of their rebuilds")
    Page<ProjectionView> list() {
        return new Page<>(projections.list().stream().map(ProjectionView::of).toList());
    }

    @PostMapping("/{name}/rebuild")
    @Operation(summary = "Build a projection anew from the events",
            description = "Returns at once; look at the list for progress. Sends nothing.")
    ResponseEntity<Started> rebuild(@Staff String staff, @PathVariable String name) {
        audit.record(staff, "projection-rebuilt", name, null, machineClock.instant());
        try {
            projections.rebuild(name);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("There is no projection " + name + ".",
                    "Take a name from /api/v1/support/projections.");
        } catch (IllegalStateException e) {
            throw Problem.conflict("name", "Projection " + name + " is being rebuilt already.",
                    "Watch it in /api/v1/support/projections.");
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/support/projections"))
                .body(new Started(name));
    }

    @DeleteMapping("/{name}/rebuild")
    @Operation(summary = "Cancel the rebuild of a projection",
            description = "Nothing has changed then. Once the new rows are being swapped in it is too late.")
    ResponseEntity<Started> cancel(@Staff String staff, @PathVariable String name) {
        audit.record(staff, "projection-rebuild-cancelled", name, null, machineClock.instant());
        if (!projections.cancel(name)) {
            throw Problem.conflict("name", "There is no rebuild of " + name + " on this node that could be cancelled.",
                    "Watch it in /api/v1/support/projections.");
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Started(name));
    }

    /** A rebuild that began, or is about to end. */
    record Started(String name) {}

    /** A projection. */
    record ProjectionView(@Schema(example = "outlook") String name, long position,
            @Schema(description = "Position of the newest event") long head,
            @Schema(description = "Events it has not folded yet") long lag, boolean running, @Nullable String error,
            @Nullable RebuildView rebuild) {

        static ProjectionView of(Projection p) {
            var r = p.rebuild();
            return new ProjectionView(p.name(), p.position(), p.head(), p.head() - p.position(), p.running(), p.error(),
                    r == null
                            ? null
                            : new RebuildView(r.state(), r.events(), r.total(), percent(r.events(), r.total()),
                                    r.startedAt(), r.estimatedEnd(), r.changedRows(), r.error()));
        }

        private static int percent(long events, long total) {
            return total == 0 ? 100 : (int) Math.min(100, events * 100 / total);
        }
    }

    /** The running or latest rebuild of a projection. */
    record RebuildView(@Schema(allowableValues = {"running", "done", "failed", "cancelled"}) String state, long events,
            long total,
            int percent, Instant startedAt, @Nullable Instant estimatedEnd,
            @Schema(description = "Rows that came out different") @Nullable Long changedRows, @Nullable String error) {}
}
