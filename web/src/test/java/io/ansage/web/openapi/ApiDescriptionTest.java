package io.ansage.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.web.http.StrictJson;
import io.ansage.web.testing.WebTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
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
