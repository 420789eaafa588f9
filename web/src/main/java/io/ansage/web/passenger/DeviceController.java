package io.ansage.web.passenger;

import io.ansage.domain.channel.WebhookAddress;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.query.api.Channels;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Devices.Device;
import io.ansage.query.api.Devices.Registration;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.http.Idempotency;
import io.ansage.web.http.WebSettings;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.ansage.web.security.Passenger;
import io.ansage.web.security.PassengerSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The devices of a passenger; their addresses go in and never come out. */
@RestController
@RequestMapping("/api/v1/me/devices")
@Tag(name = "Passenger")
final class DeviceController {

    private final Devices devices;
    private final Channels channels;
    private final Idempotency idempotency;
    private final WebSettings settings;
    private final Clock passengerClock;

    DeviceController(Devices devices, Channels channels, Idempotency idempotency, WebSettings settings,
            @Qualifier("passengerClock") Clock passengerClock) {
        this.devices = devices;
        this.channels = channels;
        this.idempotency = idempotency;
        this.settings = settings;
        this.passengerClock = passengerClock;
    }

    @PostMapping
    @Operation(summary = "Register a device", description = "A device belongs to one passenger at a time: registering "
            + "it takes it from whoever had it. Registering it again updates it. What a channel needs: fcm a token, "
            + "web-push a browser's subscription, webhook an https URL; its secret is in the answer, this once, and a new "
            + "one whenever the same URL is registered again.")
    ResponseEntity<DeviceView> register(@Passenger PassengerSession me, @RequestBody DeviceRequest asked,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var channel = Inputs.text("channel", asked.channel(), 32);
        refuseUnknown(channel);
        var registration = asked.registration(me.passenger());
        check(asked, registration);
        if (channel.equals(DeviceRequest.WEBHOOK)) {
            // Not replayed under a key: that would mean to store the secret.
            var secret = WebhookAddress.read(registration.address()).secret();
            return add(me, registration, secret);
        }
        return idempotency.once(me.passenger().value(), key, "POST /me/devices", asked, DeviceView.class,
                () -> add(me, registration, null));
    }

    private ResponseEntity<DeviceView> add(PassengerSession me, Registration registration, @Nullable String secret) {
        if (devices.listOf(me.passenger()).size() >= settings.devicesPerPassenger()) {
            throw Problem.tooMany("There are " + settings.devicesPerPassenger() + " devices already; remove one first.",
                    60);
        }
        var now = passengerClock.instant();
        var id = devices.register(me.passenger(), registration, now);
        return ResponseEntity.created(URI.create("/api/v1/me/devices/" + id))
                .cacheControl(CacheControl.noStore())
                .body(new DeviceView(id.value(), registration.channel(), registration.label(), now, secret));
    }

    private void refuseUnknown(String channel) {
        var offered = channels.list().stream().map(Channels.Channel::id).toList();
        if (!offered.contains(channel)) {
            throw Problem.invalid("channel", "This installation has no such channel.",
                    "Take one of " + String.join(", ", offered) + ".");
        }
    }

    private void check(DeviceRequest asked, Registration registration) {
        try {
            channels.check(registration.channel(), registration.address());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(asked.addressField(), String.valueOf(e.getMessage()),
                    "Only addresses that may be reached from here are taken; see push-adapters/README.md.");
        }
    }

    @GetMapping
    @Operation(summary = "My devices")
    Page<DeviceView> list(@Passenger PassengerSession me) {
        return new Page<>(devices.listOf(me.passenger()).stream().map(DeviceView::of).toList());
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Remove a device", description = "Nothing is sent there any more.")
    ResponseEntity<Void> remove(@Passenger PassengerSession me, @PathVariable String id) {
        var device = Inputs.read("id", "Take it from /api/v1/me/devices.", () -> new DeviceId(id));
        if (!devices.remove(me.passenger(), device)) {
            throw Problem.notFound("You have no such device.", "Take its id from /api/v1/me/devices.");
        }
        return ResponseEntity.noContent().build();
    }

    /** A registered device. */
    record DeviceView(String id, @Schema(example = "fcm") String channel,
            @Schema(description = "Host of its address, where that tells it from others",
                    example = "home.example.org") @Nullable String label,
            Instant registeredAt,
            @Schema(description = "Of a webhook: what it is signed with (Standard Webhooks); shown this once",
                    example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw…") @Nullable String secret) {

        static DeviceView of(Device d) {
            return new DeviceView(d.id().value(), d.channel(), d.label(), d.registeredAt(), null);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "DeviceView[" + id + "]";
        }
    }
}
