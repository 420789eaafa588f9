package io.ansage.push.standin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks a request as the real endpoint does.
 *
 * @see <a href="https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages">FCM v1 messages</a>
 */
final class FcmRequestReader {

    private static final Duration LONGEST_TTL = Duration.ofDays(28);
    private static final int LARGEST_PAYLOAD = 4096;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_:.-]{8,1024}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?s");
    private static final Set<String> MESSAGE_FIELDS = Set.of("name", "data", "notification", "android", "webpush",
            "apns", "fcm_options", "token", "topic", "condition");

    private FcmRequestReader() {}

    static FcmRequest read(String project, byte[] content) throws FcmRefusal {
        var message = object(parse(content), "message", "message");
        for (var field : message.keySet()) {
            if (!MESSAGE_FIELDS.contains(field)) {
                throw FcmRefusal.invalid("message", "Invalid JSON payload received. Unknown name \"" + field
                        + "\" at 'message': Cannot find field.");
            }
        }
        var token = token(message);
        var notification = optional(message, "notification", "message.notification");
        var data = strings(message, "data", "message.data");
        checkData(data);
        checkSize(message);
        var android = optional(message, "android", "message.android");
        var shown = optional(android, "notification", "message.android.notification");
        var apns = optional(message, "apns", "message.apns");
        var headers = strings(apns, "headers", "message.apns.headers");
        checkApns(headers);
        var aps = optional(optional(apns, "payload", "message.apns.payload"), "aps", "message.apns.payload.aps");
        return new FcmRequest(project, token, or(text(notification, "title"), ""), or(text(notification, "body"), ""),
                data, text(android, "collapse_key"), text(shown, "tag"),
                "high".equalsIgnoreCase(text(android, "priority")), text(shown, "channel_id"), ttl(android), headers,
                text(aps, "interruption-level"), text(aps, "sound"));
    }

    private static JsonObject parse(byte[] content) throws FcmRefusal {
        try {
            if (JsonParser.parseString(new String(content, StandardCharsets.UTF_8)) instanceof JsonObject root) {
                return root;
            }
        } catch (JsonParseException | StackOverflowError _) {
            // Falls through to the one answer for both.
        }
        throw new FcmRefusal(400, null, null, "Invalid JSON payload received.");
    }

    private static String token(JsonObject message) throws FcmRefusal {
        var token = text(message, "token");
        if (token == null) {
            throw FcmRefusal.invalid("message", "Recipient of the message is not set.");
        }
        if (!TOKEN.matcher(token).matches()) {
            throw FcmRefusal.invalid("message.token",
                    "The registration token is not a valid FCM registration token");
        }
        return token;
    }

    private static void checkData(Map<String, String> data) throws FcmRefusal {
        for (var key : data.keySet()) {
            if (key.equals("from") || key.equals("message_type") || key.startsWith("google.")
                    || key.startsWith("gcm.")) {
                throw FcmRefusal.invalid("message.data", "Invalid data payload key: " + key);
            }
        }
    }

    private static void checkSize(JsonObject message) throws FcmRefusal {
        int size = 0;
        for (var part : Set.of("data", "notification")) {
            var value = message.get(part);
            size += value == null ? 0 : value.toString().getBytes(StandardCharsets.UTF_8).length;
        }
        if (size > LARGEST_PAYLOAD) {
            throw FcmRefusal.invalid("message", "Message is too big: " + size + " bytes");
        }
    }

    private static void checkApns(Map<String, String> headers) throws FcmRefusal {
        var collapseId = headers.getOrDefault("apns-collapse-id", "");
        if (collapseId.getBytes(StandardCharsets.UTF_8).length > 64) {
            throw FcmRefusal.invalid("message.apns.headers", "apns-collapse-id is longer than 64 bytes");
        }
        if (!Set.of("1", "5", "10").contains(headers.getOrDefault("apns-priority", "10"))) {
            throw FcmRefusal.invalid("message.apns.headers", "apns-priority is none of 1, 5, 10");
        }
    }

    private static Duration ttl(@Nullable JsonObject android) throws FcmRefusal {
        var text = text(android, "ttl");
        if (text == null) {
            return LONGEST_TTL;
        }
        if (SECONDS.matcher(text).matches()) {
            var nanos = new BigDecimal(text.substring(0, text.length() - 1)).movePointRight(9);
            if (nanos.compareTo(BigDecimal.valueOf(LONGEST_TTL.toNanos())) <= 0) {
                return Duration.ofNanos(nanos.longValue());
            }
        }
        throw FcmRefusal.invalid("message.android.ttl", "Invalid ttl: must be 0s to 2419200s");
    }

    private static JsonObject object(JsonObject parent, String name, String path) throws FcmRefusal {
        var value = optional(parent, name, path);
        if (value == null) {
            throw FcmRefusal.invalid(path, path + " is missing");
        }
        return value;
    }

    private static @Nullable JsonObject optional(@Nullable JsonObject parent, String name, String path)
            throws FcmRefusal {
        var value = parent == null ? null : parent.get(name);
        if (value == null || value instanceof JsonObject) {
            return (JsonObject) value;
        }
        throw FcmRefusal.invalid(path, path + " must be an object");
    }

    private static Map<String, String> strings(@Nullable JsonObject parent, String name, String path)
            throws FcmRefusal {
        var values = optional(parent, name, path);
        var strings = new LinkedHashMap<String, String>();
        if (values != null) {
            for (Map.Entry<String, JsonElement> entry : values.entrySet()) {
                var value = text(values, entry.getKey());
                if (value == null) {
                    throw FcmRefusal.invalid(path, path + ": every value must be a string");
                }
                strings.put(entry.getKey(), value);
            }
        }
        return strings;
    }

    private static @Nullable String text(@Nullable JsonObject parent, String name) {
        var value = parent == null ? null : parent.get(name);
        return value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
                ? value.getAsString()
                : null;
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
