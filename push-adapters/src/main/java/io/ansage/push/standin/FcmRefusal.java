package io.ansage.push.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that is no: what is wrong, in the form in which FCM says it. */
final class FcmRefusal extends Exception {

    private static final long serialVersionUID = 1L;
    /** Names of google.rpc.Code, as Google's error answers carry them. */
    private static final Map<Integer, String> STATUS_NAMES = Map.of(400, "INVALID_ARGUMENT", 401, "UNAUTHENTICATED",
            403, "PERMISSION_DENIED", 404, "NOT_FOUND", 429, "RESOURCE_EXHAUSTED", 500, "INTERNAL", 503, "UNAVAILABLE");

    private final int status;
    private final @Nullable String errorCode;
    private final @Nullable String field;
    private final transient Map<String, String> headers;

    FcmRefusal(int status, @Nullable String errorCode, @Nullable String field, String message) {
        this(status, errorCode, field, message, Map.of());
    }

    FcmRefusal(int status, @Nullable String errorCode, @Nullable String field, String message,
            Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.errorCode = errorCode;
        this.field = field;
        this.headers = headers;
    }

    static FcmRefusal invalid(String field, String message) {
        return new FcmRefusal(400, "INVALID_ARGUMENT", field, message);
    }

    static FcmRefusal unregistered() {
        return new FcmRefusal(404, "UNREGISTERED", null, "Requested entity was not found.");
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** See <a href="https://cloud.google.com/apis/design/errors#http_mapping">Google's error model</a>. */
    JsonObject json() {
        var details = new JsonArray();
        if (errorCode != null) {
            var fcmError = new JsonObject();
            fcmError.addProperty("@type", "type.googleapis.com/google.firebase.fcm.v1.FcmError");
            fcmError.addProperty("errorCode", errorCode);
            details.add(fcmError);
        }
        if (field != null) {
            details.add(badRequest(field));
        }
        var error = new JsonObject();
        error.addProperty("code", status);
        error.addProperty("message", getMessage());
        error.addProperty("status", STATUS_NAMES.getOrDefault(status, "UNKNOWN"));
        error.add("details", details);
        var answer = new JsonObject();
        answer.add("error", error);
        return answer;
    }

    private JsonObject badRequest(String path) {
        var violation = new JsonObject();
        violation.addProperty("field", path);
        violation.addProperty("description", getMessage());
        var violations = new JsonArray();
        violations.add(violation);
        var badRequest = new JsonObject();
        badRequest.addProperty("@type", "type.googleapis.com/google.rpc.BadRequest");
        badRequest.add("fieldViolations", violations);
        return badRequest;
    }
}
