package io.ansage.push.firebase;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a message FCM objects to.
 *
 * @param fields     their paths, such as {@code message.android.ttl}
 * @param blameToken whether it is the token that is wrong, not what we wrote
 */
record FieldViolations(List<String> fields, boolean blameToken) {

    static FieldViolations in(@Nullable String content) {
        var fields = new ArrayList<String>();
        boolean blameToken = false;
        try {
            var error = object(content == null ? null : JsonParser.parseString(content), "error");
            for (var detail : array(error, "details")) {
                for (var violation : array(detail, "fieldViolations")) {
                    fields.add(path(violation));
                }
            }
            // The shorter form of the answer has no details, only this sentence.
            blameToken = fields.stream().anyMatch(f -> f.equals("message.token"))
                    || (fields.isEmpty() && text(error, "message").contains("registration token"));
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException _) {
            // An answer that is no JSON, as a proxy writes it, blames nothing in particular.
        }
        return new FieldViolations(List.copyOf(fields), blameToken);
    }

    /** Paths only: anything longer or stranger could carry the token. */
    private static String path(JsonElement violation) {
        var path = text(violation, "field");
        return path.matches("[A-Za-z0-9_.\\-\\[\\]]{1,80}") ? path : "a field";
    }

    private static @Nullable JsonObject object(@Nullable JsonElement parent, String name) {
        return parent != null && parent.isJsonObject() && parent.getAsJsonObject().get(name) instanceof JsonObject o
                ? o
                : null;
    }

    private static JsonArray array(@Nullable JsonElement parent, String name) {
        return parent != null && parent.isJsonObject() && parent.getAsJsonObject().get(name) instanceof JsonArray a
                ? a
                : new JsonArray();
    }

    private static String text(@Nullable JsonElement parent, String name) {
        if (parent == null || !parent.isJsonObject()) {
            return "";
        }
        var value = parent.getAsJsonObject().get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
