package io.ansage.web.support;

import io.ansage.domain.message.Span;
import io.ansage.domain.silence.Silence;
import io.ansage.domain.silence.SilenceId;
import io.ansage.domain.silence.SilenceMatcher;
import io.ansage.query.api.Silences;
import io.ansage.query.api.Silences.Entry;
import io.ansage.web.http.Cursors;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What staff hold back for a while, with a reason and an end. */
@RestController
@RequestMapping("/api/v1/support/silences")
@Tag(name = "Support")
final class SilenceController {

    private final Silences silences;
    private final AuditLog audit;
    private final Clock passengerClock;
    private final InstantSource machineClock;

    SilenceController(Silences silences, AuditLog audit, @Qualifier("passengerClock") Clock passengerClock,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.silences = silences;
        this.audit = audit;
        this.passengerClock = passengerClock;
        this.machineClock = machineClock;
    }

    @PostMapping
    @Operation(summary = "Hold back what matches, for a while",
            description = "Nothing is lost: once it is over passengers are told what is true by then. Urgent news, such as "
                    + "cancellations, is held back only if includeUrgent is true.")
    ResponseEntity<SilenceView> begin(@Staff String staff, @RequestBody SilenceRequest asked) {
        var now = passengerClock.instant();
        var comment = Inputs.text("comment", asked.comment(), 500).replaceAll("\\p{Cntrl}+", " ").strip();
        var from = Objects.requireNonNullElse(asked.from(), now);
        var until = asked.until();
        if (until == null) {
            throw Problem.invalid("until", "It does not say when it ends.",
                    "Give a time at most " + Silence.LONGEST.toDays() + " days ahead.");
        }
        if (!until.isAfter(now)) {
            throw Problem.invalid("until", until + " is past.", "Let it end in the future.");
        }
        var matchers = matchers(asked.matchers());
        var span = Inputs.read("until", "Let it end after it begins.", () -> new Span(from, until));
        var silence = Inputs.read("until",
                "Let it end at most " + Silence.LONGEST.toDays() + " days after it begins.",
                () -> new Silence(SilenceId.random(), staff, comment, matchers,
                        Boolean.TRUE.equals(asked.includeUrgent()), span, null, null));
        audit.record(staff, "silence-begun", silence.id().value(), comment, machineClock.instant());
        silences.begin(silence, now);
        return ResponseEntity.created(URI.create("/api/v1/support/silences/" + silence.id()))
                .body(SilenceView.of(silence, now, now));
    }

    @GetMapping
    @Operation(summary = "Silences, the newest first", description = "Those that are over stay on record.")
    ResponseEntity<Page<SilenceView>> list(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit, ServerHttpRequest request) {
        var rows = Cursors.limit(limit);
        var now = passengerClock.instant();
        return Cursors.page(request, silences.list(Cursors.readNumber(cursor), rows + 1), rows,
                e -> SilenceView.of(e.silence(), e.createdAt(), now), Entry::number);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One silence")
    SilenceView get(@PathVariable String id) {
        var entry = find(id);
        return SilenceView.of(entry.silence(), entry.createdAt(), passengerClock.instant());
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "End a silence before its time", description = "What it held back is decided anew at once.")
    SilenceView end(@Staff String staff, @PathVariable String id) {
        var silence = find(id).silence();
        audit.record(staff, "silence-ended", silence.id().value(), null, machineClock.instant());
        if (!silences.end(silence.id(), staff, passengerClock.instant())) {
            throw Problem.conflict(null, "It is over already.", "Begin another one.");
        }
        return get(id);
    }

    private Entry find(String text) {
        var id = Inputs.read("id", "Take it from /api/v1/support/silences.", () -> new SilenceId(text));
        return silences.find(id)
                .orElseThrow(() -> Problem.notFound("There is no silence " + id + ".",
                        "Take its id from /api/v1/support/silences."));
    }

    private static List<SilenceMatcher> matchers(@Nullable List<MatcherBody> given) {
        if (given == null || given.isEmpty() || given.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("matchers", "It does not say what to hold back.",
                    "Name at least one network, line, journey, stop or reason.");
        }
        return given.stream().map(m -> {
            var kind = Arrays.stream(SilenceMatcher.Kind.values())
                    .filter(k -> k.name().equals(m.kind()))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("matchers.kind", "There is no kind '" + m.kind() + "'.",
                            "Choose one of " + Arrays.toString(SilenceMatcher.Kind.values()) + "."));
            var value = Inputs.text("matchers.value", m.value(), 300);
            return Inputs.read("matchers.value", "Reasons are those of the notices, such as WORSE.",
                    () -> new SilenceMatcher(kind, value));
        }).toList();
    }

    /** What to hold back, and why. */
    record SilenceRequest(@Schema(example = "Flapping feed of line 4, ticket 4711") @Nullable String comment,
            @Schema(description = "All of them must hold") @Nullable List<MatcherBody> matchers,
            @Schema(description = "Now if left out") @Nullable Instant from,
            @Schema(description = "At most 7 days after it begins") @Nullable Instant until,
            @Schema(description = "Also cancellations and the like; false if left out") @Nullable Boolean includeUrgent) {}

    /** One condition. */
    record MatcherBody(
            @Schema(allowableValues = {"NETWORK", "LINE", "JOURNEY", "STOP", "REASON"}) @Nullable String kind,
            @Schema(example = "ie") @Nullable String value) {}

    /** A silence. */
    record SilenceView(String id, String author, String comment, List<MatcherBody> matchers, boolean includeUrgent,
            Instant from, Instant until, Instant createdAt, boolean active, @Nullable Instant endedAt,
            @Nullable String endedBy) {

        static SilenceView of(Silence s, Instant createdAt, Instant now) {
            return new SilenceView(s.id().value(), s.author(), s.comment(),
                    s.matchers().stream().map(m -> new MatcherBody(m.kind().name(), m.value())).toList(),
                    s.includeUrgent(), s.span().from(), s.span().until(), createdAt, s.activeAt(now), s.endedAt(),
                    s.endedBy());
        }
    }
}
