package io.ansage.push.webpush;

import com.google.gson.JsonObject;
import io.ansage.domain.channel.PushMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the service worker gets to show: JSON, described in the module's README. */
final class WebPushPayload {

    /** Push services take 4,096 bytes, of which encryption needs 103. */
    static final int LIMIT = 3_900;

    private WebPushPayload() {}

    static byte[] of(PushMessage message) {
        var json = new JsonObject();
        json.addProperty("title", message.title());
        json.addProperty("body", message.body());
        json.addProperty("tag", message.collapseKey().value());
        json.addProperty("version", message.version());
        json.addProperty("notificationId", message.notificationId());
        json.addProperty("silent", message.silent());
        json.addProperty("urgent", message.urgent());
        json.addProperty("lang", message.language());
        json.addProperty("url", url(message));
        copy(message, "journeyId", json, "journeyId");
        copy(message, "messageId", json, "messageId");
        copy(message, "asOf", json, "at");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The page of the trip; an operator's message belongs to none. */
    private static String url(PushMessage message) {
        var subscription = message.data().get("subscriptionId");
        return subscription == null ? "/" : "/?trip=" + URLEncoder.encode(subscription, StandardCharsets.UTF_8);
    }

    private static void copy(PushMessage message, String from, JsonObject json, String to) {
        var value = message.data().get(from);
        if (value != null) {
            json.addProperty(to, value);
        }
    }
}
