package io.ansage.web.openapi;

import io.ansage.web.http.StrictJson;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.util.Map;
import java.util.Objects;

/**
 * Bodies of requests as somebody would send them, for operations whose body can say one thing or another: made of the
 * fields' own examples they would say everything at once.
 */
final class BodyExamples {

    private static final String MESSAGE = """
            {"texts":{"en":{"title":"Line closed","body":"No trains until 18:00. Buses run."}},"severity":"CLOSURE",
            "audience":{"lines":[{"network":"ie","line":"Sligo - Dublin"}]},"inhibits":"DELAYS_AND_PLATFORMS",
            "validity":{"until":"2030-10-03T18:00:00Z"}}""";
    private static final String RIDE = """
            {"journeyId":"ie:A906:2025-10-03","from":"Dublin Connolly","to":"Sligo"}""";

    private static final Map<String, String> EXAMPLES = Map.of("POST /api/v1/me/devices", """
            {"channel":"fcm","token":"sample-token-1"}""", "POST /api/v1/me/subscriptions", RIDE,
            "PUT /api/v1/me/subscriptions/{id}/trip", RIDE, "PATCH /api/v1/me/subscriptions/{id}", """
                    {"thresholdMinutes":10,"languages":["de","en"],
                    "quietHours":{"from":"22:00","until":"06:00","zone":"Europe/Berlin","urgentPasses":true}}""",
            "POST /api/v1/operator/messages", MESSAGE, "PUT /api/v1/operator/messages/{id}", MESSAGE,
            "POST /api/v1/operator/messages/{id}/revision",
            "{\"interrupts\":true,\"message\":" + MESSAGE + "}", "POST /api/v1/support/counterfactual", """
                    {"journeyId":"ie:A906:2025-10-03","reason":"Tuning","thresholdMinutes":15,
                    "parameters":{"settle":"PT2M"}}""");

    private BodyExamples() {}

    /** Gives the operation its example, where it has one here. */
    static void add(String path, HttpMethod method, Operation operation) {
        var example = EXAMPLES.get(method + " " + path);
        if (example != null) {
            Objects.requireNonNull(operation.getRequestBody().getContent().get("application/json"), path)
                    .setExample(StrictJson.MAPPER.readValue(example, Object.class));
        }
    }
}
