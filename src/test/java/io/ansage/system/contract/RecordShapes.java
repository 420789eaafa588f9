package io.ansage.system.contract;

import io.ansage.domain.journey.JourneyId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares records with the schemas that describe their JSON: the same names, required where never null, the same kinds. */
final class RecordShapes {

    private final JsonNode document;
    private final Set<Class<?>> compared = new HashSet<>();

    RecordShapes(JsonNode document) {
        this.document = document;
    }

    Set<Class<?>> compared() {
        return compared;
    }

    void compare(Class<?> type, JsonNode reference, List<String> complaints) {
        if (!compared.add(type)) {
            return;
        }
        var schema = resolve(reference);
        var components = List.of(type.getRecordComponents());
        var names = components.stream().map(RecordComponent::getName).collect(Collectors.toCollection(TreeSet::new));
        var described = new TreeSet<>(schema.path("properties").propertyNames());
        if (!names.equals(described)) {
            complaints.add(type.getSimpleName() + " has " + names + " and is described with " + described);
        }
        var always = components.stream()
                .filter(c -> !isNullable(c))
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        var required = new TreeSet<String>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        if (!always.equals(required)) {
            complaints.add(type.getSimpleName() + " always has " + always + " and is described to have " + required);
        }
        components.forEach(c -> kind(type.getSimpleName() + "." + c.getName(), c.getGenericType(),
                schema.path("properties").path(c.getName()), complaints));
    }

    private void kind(String where, Type type, JsonNode property, List<String> complaints) {
        var schema = resolve(property);
        var described = schema.path("type").asString("nothing");
        switch (type) {
            case ParameterizedType list -> {
                expect(where, "array", described, complaints);
                kind(where + "[]", list.getActualTypeArguments()[0], schema.path("items"), complaints);
            }
            case Class<?> t when t == Instant.class -> expect(where, "date-time", schema.path("format").asString(""),
                    complaints);
            case Class<?> t when t == int.class || t == long.class || t == Integer.class || t == Long.class ->
                    expect(where, "integer", described, complaints);
            case Class<?> t when t == boolean.class -> expect(where, "boolean", described, complaints);
            case Class<?> t when t.isEnum() -> expect(where, names(t), values(schema), complaints);
            case Class<?> t when isObject(t) -> {
                expect(where, "object", described, complaints);
                compare(t, property, complaints);
            }
            default -> expect(where, "string", described, complaints);
        }
    }

    private static void expect(String where, String wanted, String described, List<String> complaints) {
        if (!wanted.equals(described)) {
            complaints.add(where + " is " + wanted + " and is described as " + described);
        }
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(v -> ((Enum<?>) v).name()).sorted().toList().toString();
    }

    private static String values(JsonNode schema) {
        var values = new TreeSet<String>();
        schema.path("enum").forEach(value -> values.add(value.asString()));
        return values.toString();
    }

    /** Ids, numbers of trains and the like are records of their own and travel as plain text. */
    private static boolean isObject(Class<?> type) {
        return type.isRecord() && type != JourneyId.class && type.getRecordComponents().length > 1;
    }

    /** A record says so of the component, its canonical constructor of the parameter; both are one annotation. */
    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private JsonNode resolve(JsonNode schema) {
        if (schema.path("$ref").isString()) {
            return document.at(schema.path("$ref").asString().substring(1));
        }
        return schema.path("allOf").path(0).path("$ref").isString() ? resolve(schema.path("allOf").path(0)) : schema;
    }
}
