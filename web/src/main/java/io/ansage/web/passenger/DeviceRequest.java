package io.ansage.web.passenger;

import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.MailAddress;
import io.ansage.domain.channel.WebPushAddress;
import io.ansage.domain.channel.WebhookAddress;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.Devices.Code;
import io.ansage.query.api.Devices.Registration;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A device to be registered. Which of the other fields is needed depends on the channel.
 *
 * @param token        of the provider; for apps
 * @param subscription of a browser
 * @param url          of a program
 * @param address      of a mailbox
 */
record DeviceRequest(
        @Schema(description = "Channel that reaches it, one of /api/v1/channels",
                example = "fcm") @Nullable String channel,
        @Schema(description = "For fcm: token of the provider; a secret, never shown again",
                example = "sample-token-1") @Nullable String token,
        @Schema(description = "For web-push: what PushSubscription.toJSON() gives; never shown "
                + "again") DeviceRequest.@Nullable BrowserSubscription subscription,
        @Schema(description = "For webhook: https URL, port 443 or 8443",
                example = "https://home.example.org/trains") @Nullable String url,
        @Schema(description = "For email: one address; a code is sent there, to be confirmed before anything else is",
                example = "anna@example.org") @Nullable String address) {

    static final String WEB_PUSH = "web-push";
    static final String WEBHOOK = "webhook";
    static final String EMAIL = "email";

    /** A browser's subscription; when it expires is not asked, for its push service says so in time. */
    record BrowserSubscription(
            @Schema(example = "https://updates.push.services.mozilla.com/wpush/v2/gAAA…") @Nullable String endpoint,
            @Schema(description = "Taken, and not used", nullable = true) @Nullable Double expirationTime,
            @Nullable BrowserKeys keys) {

        @Override
        public String toString() {
            return "BrowserSubscription[secret]";
        }
    }

    /** Keys of a browser's subscription. */
    record BrowserKeys(@Schema(description = "65 bytes in base64url") @Nullable String p256dh,
            @Schema(description = "16 bytes in base64url") @Nullable String auth) {

        @Override
        public String toString() {
            return "BrowserKeys[secret]";
        }
    }

    /** What is to be kept of it, for this passenger; {@code code} is for where one has to be shown. */
    Registration registration(PassengerId owner, @Nullable Code code) {
        return switch (String.valueOf(channel)) {
            case WEB_PUSH -> browser();
            case WEBHOOK -> program(owner);
            case EMAIL -> mailbox(owner, code);
            default -> {
                var app = new DeviceAddress(Inputs.text("token", token, 4096));
                yield new Registration(String.valueOf(channel), app, app.token(), null, null, null);
            }
        };
    }

    /** Name of the field that holds the address. */
    String addressField() {
        return switch (String.valueOf(channel)) {
            case WEB_PUSH -> "subscription";
            case WEBHOOK -> "url";
            case EMAIL -> "address";
            default -> "token";
        };
    }

    private Registration browser() {
        if (subscription == null || subscription.keys() == null) {
            throw Problem.invalid("subscription", "subscription or its keys are missing",
                    "Send what PushSubscription.toJSON() gives.");
        }
        var endpoint = Inputs.text("subscription.endpoint", subscription.endpoint(), 2048);
        var p256dh = Inputs.text("subscription.keys.p256dh", subscription.keys().p256dh(), 128);
        var auth = Inputs.text("subscription.keys.auth", subscription.keys().auth(), 64);
        var browser = Inputs.read("subscription", "Send what PushSubscription.toJSON() gives.",
                () -> WebPushAddress.of(endpoint, p256dh, auth));
        // With its keys: who knows the endpoint alone must not take it from its owner.
        return new Registration(WEB_PUSH, browser.address(), browser.address().token(), browser.endpoint().getHost(),
                null, null);
    }

    /** Everybody may name the same URL, and each gets a secret of their own. */
    private Registration program(PassengerId owner) {
        var where = Inputs.text("url", url, 2048);
        var program = Inputs.read("url", "Give an https URL of your own.", () -> WebhookAddress.mint(where));
        return new Registration(WEBHOOK, program.address(), owner.value() + " " + program.url(),
                program.url().getHost(), null, null);
    }

    /** Everybody may name the same mailbox; it is theirs once they have shown the code. */
    private Registration mailbox(PassengerId owner, @Nullable Code code) {
        var where = Inputs.text("address", address, 254);
        var mailbox = Inputs.read("address", "Give one address, such as anna@example.org.",
                () -> MailAddress.mint(where));
        return new Registration(EMAIL, mailbox.address(), owner.value() + " " + mailbox.mailbox(), mailbox.mailbox(),
                code, mailbox.stopKey());
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "DeviceRequest[" + channel + "]";
    }
}
