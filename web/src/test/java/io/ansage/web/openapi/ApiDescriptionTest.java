package io.ansage.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.web.http.StrictJson;
import io.ansage.web.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

final class ApiDescriptionTest extends WebTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping routes;

    private JsonNode served() {
        var body = client().get().uri("/v3/api-docs").exchange().expectStatus().isOk().expectBody(String.class);
        return StrictJson.MAPPER.readTree(body.returnResult().getResponseBody());
    }

    @Test
    void everyOperation_hasASummary_aGoodAnswerAndAProblem() {
        var complaints = new ArrayList<String>();
        var api = served();
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        for (var path : api.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var name = operation.getKey() + " " + path.getKey();
                var said = operation.getValue();
                if (said.path("summary").asString("").isBlank()) {
                    complaints.add(name + " has no summary");
                }
                if (said.path("tags").isEmpty()) {
                    complaints.add(name + " has no tag");
                }
                if (!said.path("responses").path("default").path("content").has("application/problem+json")) {
                    complaints.add(name + " names no problem");
                }
                if (said.path("responses").size() < 2) {
                    complaints.add(name + " names no good answer");
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void everyRoute_isDescribed() {
        var described = new TreeSet<String>();
        for (var path : served().path("paths").properties()) {
            path.getValue()
                    .propertyNames()
                    .forEach(method -> described.add(method.toUpperCase() + " " + path.getKey()));
        }
        var there = new TreeSet<String>();
        routes.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternsCondition()
                        .getPatterns()
                        .forEach(
                                p -> info.getMethodsCondition()
                                        .getMethods()
                                        .forEach(m -> there.add(m + " " + p.getPatternString()))));
        there.removeIf(route -> route.contains("/v3/api-docs"));

        assertThat(described).isEqualTo(there);
    }

    /** What it names is not there, so nothing comes of it; but it is never the form that is refused. */
    @Test
    void everyExampleOfABody_isUnderstood() {
        var answers = new TreeMap<String, Integer>();
        for (var path : served().path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var body = operation.getValue().path("requestBody").path("content").path("application/json");
                if (body.has("example")) {
                    answers.put(operation.getKey() + " " + path.getKey(),
                            status(operation.getKey(), path.getKey(), body.path("example")));
                }
            }
        }
        assertThat(answers).hasSizeGreaterThan(7);
        assertThat(answers.values()).as("%s", answers).doesNotContain(400, 401, 403, 415, 500);
    }

    private int status(String method, String path, JsonNode body) {
        var who = path.contains("/operator/")
                ? "staff-operator"
                : path.contains("/support/") ? "staff-support" : newPassenger().token();
        return as(who).method(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
                .uri(path.replace("{id}", "9b2f1c2e-8a37-4c55-9d53-0f6f0f1a2b3c"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body.toString())
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    /** A change of the API shows in the review. To accept one: copy target/openapi.json over docs/openapi.json. */
    @Test
    void storedDescription_isTheServedOne() throws IOException {
        var text = StrictJson.MAPPER.rebuild()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(served()) + "\n";
        Files.writeString(Path.of("target/openapi.json"), text);

        assertThat(Path.of(System.getProperty("ansage.root"), "docs", "openapi.json")).content().isEqualTo(text);
    }
}
