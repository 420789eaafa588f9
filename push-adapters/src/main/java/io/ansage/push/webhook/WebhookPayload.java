package io.ansage.push.webhook;

import com.google.gson.JsonObject;
import io.ansage.domain.channel.PushMessage;
import java.util.TreeMap;

/** What a program gets: JSON, described in the module's README. */
final class WebhookPayload {

    /** Name of the one kind of event there is. */
    static final String TYPE = "notice";

    private WebhookPayload() {}

    static String of(PushMessage message) {
        var data = new JsonObject();
        data.addProperty("notificationId", message.notificationId());
        data.addProperty("thread", message.collapseKey().value());
        data.addProperty("version", message.version());
        data.addProperty("title", message.title());
        data.addProperty("body", message.body());
        data.addProperty("language", message.language());
        data.addProperty("silent", message.silent());
        data.addProperty("urgent", message.urgent());
        data.addProperty("expiresAt", message.expiresAt().toString());
        new TreeMap<>(message.data()).forEach((name, value) -> {
            if (!data.has(name)) {
                data.addProperty(name, value);
            }
        });
        var json = new JsonObject();
        json.addProperty("type", TYPE);
        // The same on every repeat, so that a repeat is the same message.
        json.addProperty("timestamp", message.data().getOrDefault("asOf", message.expiresAt().toString()));
        json.add("data", data);
        return json.toString();
    }
}
