package io.ansage.infra.lab;

import io.ansage.domain.notice.NoticeParameters;
import io.ansage.infra.json.DomainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Parameters of the policy as a JSON file; what it does not name stays as the product ships it. */
final class ParametersFile {

    private ParametersFile() {}

    /**
     * Reads parameters.
     *
     * @throws LabProblem naming the field that is wrong
     */
    static NoticeParameters read(Path file) {
        try {
            var given = DomainJson.mapper().readTree(Files.readString(file));
            if (!(given instanceof ObjectNode)) {
                throw new LabProblem(file + ": is no JSON object of parameters such as {\"settle\":\"PT60S\"}.");
            }
            ObjectNode all = DomainJson.mapper().valueToTree(NoticeParameters.DEFAULT);
            merge(file, "", all, given);
            return DomainJson.mapper().treeToValue(all, NoticeParameters.class);
        } catch (IOException e) {
            throw new LabProblem(file + ": cannot be read: " + e.getMessage());
        } catch (JacksonException e) {
            throw new LabProblem(file + ": " + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
        }
    }

    /** The form in which parameters are read. */
    static String text(NoticeParameters parameters) {
        return DomainJson.mapper().writeValueAsString(parameters);
    }

    private static void merge(Path file, String path, ObjectNode all, JsonNode given) {
        for (var field : given.properties()) {
            var name = field.getKey();
            if (!all.has(name)) {
                throw new LabProblem(file + ": " + path + name + ": is no parameter. There are: "
                        + String.join(", ", all.propertyNames()) + ".");
            }
            if (all.get(name) instanceof ObjectNode inner && field.getValue().isObject()) {
                merge(file, path + name + ".", inner, field.getValue());
            } else {
                all.set(name, field.getValue());
            }
        }
    }
}
