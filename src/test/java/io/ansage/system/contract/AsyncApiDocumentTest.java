package io.ansage.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.infra.kafka.WireTypes;
import io.ansage.system.SharedData;
import io.ansage.web.journey.DepartureView;
import io.ansage.web.journey.JourneySummary;
import io.ansage.web.journey.JourneyView;
import io.ansage.web.passenger.NoticeView;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The AsyncAPI document is valid, whole, and names exactly what the product's types have. */
class AsyncApiDocumentTest {

    private final AsyncApi api = new AsyncApi();
    private final JsonNode document = api.document();

    @Test
    void document_isAsyncApi3_byTheSchemaOfItsAuthors() throws Exception {
        try (var in = Objects.requireNonNull(
                AsyncApiDocumentTest.class.getResourceAsStream("/asyncapi/asyncapi-3.0.0.schema.json"))) {
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(in);
            assertThat(schema.validate(document)).isEmpty();
            var broken = document.toString().replace("\"action\":\"send\"", "\"action\":\"shout\"");
            assertThat(schema.validate(broken, InputFormat.JSON)).as("a canary").isNotEmpty();
        }
    }

    @Test
    void everyReference_leadsSomewhere_andNothingIsLeftOver() {
        var used = new TreeSet<String>();
        collectReferences(document, used);
        assertThat(used).allSatisfy(
                reference -> assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
        var defined = new TreeSet<String>();
        for (var kind : List.of("messages", "schemas", "securitySchemes")) {
            document.path("components")
                    .path(kind)
                    .propertyNames()
                    .forEach(name -> defined.add("#/components/" + kind + "/" + name));
        }
        assertThat(used).containsAll(defined);
    }

    private static void collectReferences(JsonNode node, TreeSet<String> references) {
        if (node.path("$ref").isString()) {
            references.add(node.path("$ref").asString());
        }
        node.forEach(child -> collectReferences(child, references));
    }

    @Test
    void everyChannel_saysWhatItGuarantees_andIsOperated() {
        for (var channel : document.path("channels").properties()) {
            for (var promise : List.of("key", "ordering", "delivery", "resume", "retention")) {
                assertThat(channel.getValue().path("x-guarantees").path(promise).asString(""))
                        .as(channel.getKey() + " " + promise)
                        .isNotBlank();
            }
            assertThat(document.path("operations"))
                    .anyMatch(o -> o.path("channel").path("$ref").asString().equals("#/channels/" + channel.getKey()));
        }
    }

    @Test
    void everyStreamOfTheHttpApi_isAChannel() throws IOException {
        var http = AsyncApi.json(Files.readString(SharedData.root().resolve("docs/openapi.json")));
        var streams = new TreeSet<String>();
        for (var path : http.path("paths").properties()) {
            if (path.getValue().at("/get/responses/200/content").has("text/event-stream")) {
                streams.add(path.getKey().replaceFirst("^/api/v1", ""));
            }
        }
        var channels = new TreeSet<String>();
        for (var channel : document.path("channels")) {
            if (channel.path("servers").path(0).path("$ref").asString().equals("#/servers/live")) {
                channels.add(channel.path("address").asString());
            }
        }
        assertThat(channels).isEqualTo(streams).isNotEmpty();
    }

    @Test
    void channelOfJourneyEvents_namesEveryPublishedTypeAndNoOther() {
        assertThat(api.messagesOf("journeyEvents").keySet()).isEqualTo(
                JourneyEventTypes.all().stream().map(WireTypes::nameOf).collect(Collectors.toSet()));
    }

    @Test
    void everyExample_isWhatItsMessageSays() {
        for (var channel : document.path("channels").properties()) {
            api.messagesOf(channel.getKey()).forEach((name, key) -> {
                assertThat(api.message(key).path("examples")).as(key).isNotEmpty();
                for (var example : api.message(key).path("examples")) {
                    assertThat(api.complaints(channel.getKey(), name, example.path("headers"),
                            example.path("payload"))).isEmpty();
                }
            });
        }
    }

    @Test
    void everySchema_hasTheComponentsOfItsRecord() {
        var complaints = new ArrayList<String>();
        var shapes = new RecordShapes(document);
        for (var type : JourneyEventTypes.all()) {
            var message = api.message(api.messagesOf("journeyEvents").getOrDefault(WireTypes.nameOf(type), "none"));
            shapes.compare(type.type(), message.path("payload"), complaints);
        }
        shapes.compare(JourneySummary.class, reference("JourneySummary"), complaints);
        shapes.compare(JourneyView.class, reference("JourneyView"), complaints);
        shapes.compare(DepartureView.class, reference("DepartureView"), complaints);
        shapes.compare(NoticeView.class, reference("NoticeView"), complaints);
        assertThat(complaints).isEmpty();
        assertThat(shapes.compared()).as("records compared").hasSizeGreaterThan(20);
    }

    private static JsonNode reference(String schema) {
        return AsyncApi.json("{\"$ref\":\"#/components/schemas/" + schema + "\"}");
    }
}
