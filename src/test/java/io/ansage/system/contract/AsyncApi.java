package io.ansage.system.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.ansage.system.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The AsyncAPI document, asked whether it knows a message. Stricter than readers should be: a field that no schema names
 * is an error here, for it means that the document is behind the product.
 */
final class AsyncApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MESSAGES = "#/components/messages/";

    private final JsonNode document = read();
    private final ObjectNode strictSchemas = strict();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<String, Schema> compiled = new HashMap<>();

    JsonNode document() {
        return document;
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** Names of messages, as they travel, to their keys in the document, for the channel with that key. */
    Map<String, String> messagesOf(String channel) {
        var messages = new HashMap<String, String>();
        for (var reference : document.path("channels").path(channel).path("messages")) {
            var key = reference.path("$ref").asString().substring(MESSAGES.length());
            messages.put(message(key).path("name").asString(), key);
        }
        return messages;
    }

    JsonNode message(String key) {
        return document.path("components").path("messages").path(key);
    }

    /** What is wrong with a message that travelled on a channel; nothing if the document describes it. */
    List<String> complaints(String channel, String name, JsonNode headers, JsonNode payload) {
        var key = messagesOf(channel).get(name);
        if (key == null) {
            return List.of("channel " + channel + " knows no message " + name);
        }
        var complaints = new ArrayList<String>();
        check(key, "headers", headers, complaints);
        check(key, "payload", payload, complaints);
        return complaints;
    }

    private void check(String key, String part, JsonNode value, List<String> complaints) {
        compiled.computeIfAbsent(key + "/" + part, _ -> compile(message(key).path(part)))
                .validate(value)
                .forEach(error -> complaints.add(key + " " + part + ": " + error + " in " + value));
    }

    /** The document's schemas stay where references look for them. */
    private Schema compile(JsonNode schema) {
        var whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.putObject("components").set("schemas", strictSchemas);
        return registry.getSchema(whole);
    }

    private ObjectNode strict() {
        var schemas = (ObjectNode) document.path("components").path("schemas").deepCopy();
        schemas.forEach(schema -> {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        return schemas;
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(Files.readAllBytes(SharedData.root().resolve("docs/asyncapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
