package io.ansage.web.passenger;

import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Notices;
import io.ansage.query.api.PassengerErasure;
import io.ansage.query.api.Subscriptions;
import io.ansage.web.http.Commands;
import io.ansage.web.http.Cursors;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.security.Passenger;
import io.ansage.web.security.PassengerSession;
import io.ansage.web.security.SessionCookies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What we hold about a passenger: to read, to take along, to have forgotten. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Passenger")
final class MyDataController {

    private static final int BLOCK = 500;

    private final Notices notices;
    private final Devices devices;
    private final Subscriptions subscriptions;
    private final PassengerErasure erasure;
    private final Commands commands;
    private final SessionCookies cookies;
    private final Clock passengerClock;

    MyDataController(Notices notices, Devices devices, Subscriptions subscriptions, PassengerErasure erasure,
            Commands commands, SessionCookies cookies, @Qualifier("passengerClock") Clock passengerClock) {
        this.notices = notices;
        this.devices = devices;
        this.subscriptions = subscriptions;
        this.erasure = erasure;
        this.commands = commands;
        this.cookies = cookies;
        this.passengerClock = passengerClock;
    }

    @GetMapping("/notices")
    @Operation(summary = "What I was told, oldest first")
    ResponseEntity<Page<NoticeView>> notices(@Passenger PassengerSession me,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit, ServerHttpRequest request) {
        var rows = Cursors.limit(limit);
        var after = Objects.requireNonNullElse(Cursors.readNumber(cursor), 0L);
        return Cursors.page(request, notices.listOf(me.passenger(), after, rows + 1), rows, NoticeView::of,
                Notices.Notice::sequence);
    }

    @GetMapping("/export")
    @Operation(summary = "Everything held about me",
            description = "Addresses of devices are left out, but for mailboxes: they are secrets.")
    ResponseEntity<Export> export(@Passenger PassengerSession me) {
        var told = new ArrayList<NoticeView>();
        long after = 0;
        List<Notices.Notice> block;
        do {
            block = notices.listOf(me.passenger(), after, BLOCK);
            block.stream().map(NoticeView::of).forEach(told::add);
            after = block.isEmpty() ? after : block.getLast().sequence();
        } while (block.size() == BLOCK);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ansage-export.json\"")
                .body(new Export(me.passenger().value(),
                        devices.listOf(me.passenger()).stream().map(DeviceController.DeviceView::of).toList(),
                        subscriptions.listOf(me.passenger()).stream().map(SubscriptionView::of).toList(), told));
    }

    @DeleteMapping
    @Operation(summary = "Forget me",
            description = "Ends all subscriptions and deletes sessions, devices, notices and the key "
                    + "that makes past events about me readable. Cannot be undone.")
    ResponseEntity<Void> forget(@Passenger PassengerSession me, ServerHttpRequest request) {
        for (var subscription : subscriptions.listOf(me.passenger())) {
            commands.send(new EndSubscription(subscription.id(), me.passenger(), passengerClock.instant()));
        }
        erasure.erase(me.passenger());
        return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookies.none(request)).build();
    }

    /** Everything held about a passenger. */
    record Export(String passengerId, List<DeviceController.DeviceView> devices, List<SubscriptionView> subscriptions,
            List<NoticeView> notices) {}
}
