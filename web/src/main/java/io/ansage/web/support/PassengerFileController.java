package io.ansage.web.support;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Notices;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.api.Subscriptions;
import io.ansage.web.http.Cursors;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.passenger.NoticeView;
import io.ansage.web.passenger.SubscriptionView;
import io.ansage.web.problem.Inputs;
import io.ansage.web.security.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A passenger's file, for staff with a reason; and the record of who looked. */
@RestController
@RequestMapping("/api/v1/support")
@Tag(name = "Support")
final class PassengerFileController {

    private static final int LATEST = 200;

    private final Subscriptions subscriptions;
    private final Devices devices;
    private final Notices notices;
    private final AuditLog audit;
    private final InstantSource machineClock;

    PassengerFileController(Subscriptions subscriptions, Devices devices, Notices notices, AuditLog audit,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.subscriptions = subscriptions;
        this.devices = devices;
        this.notices = notices;
        this.audit = audit;
        this.machineClock = machineClock;
    }

    @GetMapping("/passengers/{id}")
    @Operation(summary = "What a passenger asked for and was told",
            description = "Asks for a reason, which goes on record before anything is shown.")
    ResponseEntity<PassengerFile> passenger(@Staff String staff, @PathVariable String id,
            @Parameter(description = "Why you look, at least 5 characters",
                    example = "Complaint 4711: was not told of a cancellation")
            @RequestParam(
                    required = false)
            @Nullable String reason,
            @Parameter(description = "From the Link header of the page of notices before") @RequestParam(
                    required = false)
            @Nullable String cursor,
            ServerHttpRequest request) {
        var passenger = Inputs.read("id", "Take it from the notices of a journey.", () -> new PassengerId(id));
        var why = Reasons.read(reason);
        var after = Objects.requireNonNullElse(Cursors.readNumber(cursor), 0L);
        audit.record(staff, "passenger-viewed", passenger.value(), why, machineClock.instant());
        var told = Cursors.page(request, notices.listOf(passenger, after, LATEST + 1), LATEST, NoticeView::of,
                Notice::sequence);
        var page = Objects.requireNonNull(told.getBody());
        return ResponseEntity.ok()
                .headers(told.getHeaders())
                .cacheControl(CacheControl.noStore())
                .body(new PassengerFile(passenger.value(),
                        subscriptions.listOf(passenger).stream().map(SubscriptionView::of).toList(),
                        devices.listOf(passenger).stream().map(d -> d.channel()).toList(), page.items()));
    }

    @GetMapping("/audit")
    @Operation(summary = "Who of the staff looked at or changed what, the newest first",
            description = "Each row holds a digest over itself and the row before; whole says whether the chain holds.")
    ResponseEntity<Page<AuditView>> audit(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit, ServerHttpRequest request) {
        var rows = Cursors.limit(limit);
        return Cursors.page(request, audit.list(Cursors.readNumber(cursor), rows + 1), rows, AuditView::of,
                AuditLog.Entry::number);
    }

    @GetMapping("/audit/chain")
    @Operation(summary = "Whether the chain of audit rows is whole")
    ChainView chain() {
        var broken = audit.findBreak();
        return new ChainView(broken.isEmpty(), broken.orElse(null));
    }

    /** A passenger's file; devices by channel only. */
    record PassengerFile(@Schema(description = "Pseudonym") String passengerId, List<SubscriptionView> subscriptions,
            @Schema(description = "Channel of each device") List<String> devices, List<NoticeView> notices) {}

    /** A row of the audit. */
    record AuditView(long number, Instant at, String who, @Schema(example = "passenger-viewed") String action,
            String subject, @Nullable String reason,
            @Schema(description = "SHA-256 over this row and the hash before") String hash) {

        static AuditView of(AuditLog.Entry e) {
            return new AuditView(e.number(), e.at(), e.who(), e.action(), e.subject(), e.reason(), e.hash());
        }
    }

    /** State of the chain. */
    record ChainView(boolean whole,
            @Schema(description = "First row that does not follow") @Nullable Long firstBroken) {}
}
