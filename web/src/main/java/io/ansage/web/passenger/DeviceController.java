package io.ansage.web.passenger;

import io.ansage.domain.channel.WebhookAddress;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.query.api.Channels;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Devices.Device;
import io.ansage.query.api.Devices.Registration;
import io.ansage.web.http.CodeRate;
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
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
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

    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

    private final Devices devices;
    private final Channels channels;
    private final Idempotency idempotency;
    private final WebSettings settings;
    private final CodeRate codeRate;
    private final Clock passengerClock;
    private final InstantSource machineClock;

    DeviceController(Devices devices, Channels channels, Idempotency idempotency, WebSettings settings,
            CodeRate codeRate, @Qualifier("passengerClock") Clock passengerClock,
            @Qualifier("machineClock") InstantSource machineClock) {
        this.devices = devices;
        this.channels = channels;
        this.idempotency = idempotency;
        this.settings = settings;
        this.codeRate = codeRate;
        this.passengerClock = passengerClock;
        this.machineClock = machineClock;
    }

    @PostMapping
    @Operation(summary = "Register a device", description = "A device belongs to one passenger at a time: registering "
            + "it takes it from whoever had it. Registering it again updates it. What a channel needs: fcm a token, "
            + "web-push a browser's subscription, webhook an https URL; its secret is in the answer, this once, and a new "
            + "one whenever the same URL is registered again; email an address, to which a code is sent: see .../confirmation.")
    ResponseEntity<DeviceView> register(@Passenger PassengerSession me, @RequestBody DeviceRequest asked,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            ServerHttpRequest request) {
        var channel = Inputs.text("channel", asked.channel(), 32);
        refuseUnknown(channel);
        if (channel.equals(DeviceRequest.EMAIL)) {
            return addMailbox(me, asked, request);
        }
        var registration = asked.registration(me.passenger(), null);
        check(asked, registration);
        if (channel.equals(DeviceRequest.WEBHOOK)) {
            // Not replayed under a key: that would mean to store the secret.
            var secret = WebhookAddress.read(registration.address()).secret();
            return add(me, registration, secret);
        }
        return idempotency.once(me.passenger().value(), key, "POST /me/devices", asked, DeviceView.class,
                () -> add(me, registration, null));
    }

    /** Not replayed under a key: registering the same address again sends another code, and confirmed it stays. */
    private ResponseEntity<DeviceView> addMailbox(PassengerSession me, DeviceRequest asked, ServerHttpRequest request) {
        var code = Codes.mint();
        var registration = asked.registration(me.passenger(), Codes.keep(code, machineClock.instant()));
        check(asked, registration);
        codeRate.take(String.valueOf(registration.label()));
        var answer = add(me, registration, null);
        var made = answer.getBody();
        if (made != null && !made.confirmed()
                && !channels.challenge(registration.channel(), registration.address(), code, language(request))) {
            devices.remove(me.passenger(), new DeviceId(made.id()));
            throw Problem.unavailable("The mail with the code could not be sent.", 60);
        }
        return answer;
    }

    /** One of ours that they understand, else English. */
    private static String language(ServerHttpRequest request) {
        try {
            return request.getHeaders()
                    .getAcceptLanguage()
                    .stream()
                    .map(r -> r.getRange().split("-", 2)[0])
                    .filter(LANGUAGES::contains)
                    .findFirst()
                    .orElse("en");
        } catch (IllegalArgumentException _) {
            return "en";
        }
    }

    @PostMapping("/{id}/confirmation")
    @Operation(summary = "Show that an address is mine",
            description = "With the code that was sent there; from then on notices are.")
    ResponseEntity<Void> confirm(@Passenger PassengerSession me, @PathVariable String id,
            @RequestBody ConfirmationRequest asked) {
        var device = Inputs.read("id", "Take it from /api/v1/me/devices.", () -> new DeviceId(id));
        var code = Inputs.text("code", asked.code(), 16);
        if (!Codes.isOne(code)) {
            throw Problem.invalid("code", "This is no code.", "Send the eight digits of the mail.");
        }
        return switch (devices.confirm(me.passenger(), device, Codes.hash(code), machineClock.instant())) {
            case CONFIRMED -> ResponseEntity.noContent().build();
            case WRONG -> throw Problem.unprocessable("code", "This is not the code that was sent.",
                    "Look at the latest mail; a code can be tried five times.");
            case OVER -> throw Problem.unprocessable("code", "The code is not valid any more.",
                    "Register the address again: another one is sent.");
            case NO_SUCH_DEVICE -> throw Problem.notFound("You have no such device.",
                    "Take its id from /api/v1/me/devices.");
        };
    }

    private ResponseEntity<DeviceView> add(PassengerSession me, Registration registration, @Nullable String secret) {
        if (devices.listOf(me.passenger()).size() >= settings.devicesPerPassenger()) {
            throw Problem.tooMany("There are " + settings.devicesPerPassenger() + " devices already; remove one first.",
                    60);
        }
        var now = passengerClock.instant();
        var id = devices.register(me.passenger(), registration, now);
        boolean confirmed = registration.code() == null || devices.listOf(me.passenger())
                .stream()
                .anyMatch(d -> d.id().equals(id) && d.confirmed());
        return ResponseEntity.created(URI.create("/api/v1/me/devices/" + id))
                .cacheControl(CacheControl.noStore())
                .body(new DeviceView(id.value(), registration.channel(), registration.label(), now, confirmed,
                        secret));
    }

    private void refuseUnknown(String channel) {
        var offered = channels.list().stream().map(Channels.Channel::id).toList();
        if (channel.equals(DeviceRequest.EMAIL) && !offered.contains(channel)) {
            throw Problem.unprocessable("channel",
                    "E-mail is not available here: this installation has no mail server.",
                    "Take one of " + String.join(", ", offered) + ".");
        }
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

    /** A code to be shown. */
    record ConfirmationRequest(@Schema(example = "01234567") @Nullable String code) {

        @Override
        public String toString() {
            return "ConfirmationRequest[secret]";
        }
    }

    /** A registered device. */
    record DeviceView(String id, @Schema(example = "fcm") String channel,
            @Schema(description = "Host of its address, or the mailbox: what tells it from others",
                    example = "home.example.org") @Nullable String label,
            Instant registeredAt,
            @Schema(description = "Whether anything is sent there; false until the code that was sent to a mailbox is "
                    + "confirmed") boolean confirmed,
            @Schema(description = "Of a webhook: what it is signed with (Standard Webhooks); shown this once",
                    example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw…") @Nullable String secret) {

        static DeviceView of(Device d) {
            return new DeviceView(d.id().value(), d.channel(), d.label(), d.registeredAt(), d.confirmed(), null);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "DeviceView[" + id + "]";
        }
    }
}
