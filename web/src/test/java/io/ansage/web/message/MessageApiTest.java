package io.ansage.web.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.message.LineRef;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageStatus;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.web.testing.MemoryMessages;
import io.ansage.web.testing.WebTest;
import io.ansage.web.testing.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

final class MessageApiTest extends WebTest {

    private static final String MESSAGES = "/api/v1/operator/messages";
    private static final String WORDS = """
            {"texts":{"en":{"title":"%s","body":"No trains\\nuntil noon."}},"severity":"CLOSURE",
             "audience":{"lines":[{"network":"ie","line":"Sligo - Dublin"}]},
             "inhibits":"DELAYS_AND_PLATFORMS","validity":{"until":"2025-10-03T20:00:00Z"}}
            """;

    @Autowired private MemoryMessages messages;

    @Test
    void draft_isPublished_revised_andArchived_andKeepsEveryWording() {
        var id = draft();
        assertThat(message(id).status()).isEqualTo(MessageStatus.DRAFT);
        assertThat(message(id).content().text("en").body()).isEqualTo("No trains until noon.");
        assertThat(message(id).content().audience().lines()).containsExactly(new LineRef("ie", "Sligo - Dublin"));
        assertThat(message(id).content().validity().from()).isEqualTo(World.NOW);
        assertThat(message(id).content().publication().until()).isEqualTo(message(id).content().validity().until());

        send(HttpMethod.PUT, "/" + id, words("Closed")).expectStatus().isOk();
        post("/" + id + "/publication", "").expectStatus().isOk().expectBody().jsonPath("$.holds").isEqualTo(true);
        post("/" + id + "/revision", "{\"message\":" + words("Closed until noon") + ",\"interrupts\":true}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.revision")
                .isEqualTo(2);
        post("/" + id + "/archive", "{\"allClear\":false}").expectStatus().isOk();

        assertThat(message(id).status()).isEqualTo(MessageStatus.ARCHIVED);
        get("/" + id + "/wordings").expectBody()
                .jsonPath("$.items[0].message.texts.en.title")
                .isEqualTo("Closed")
                .jsonPath("$.items[1].message.texts.en.title")
                .isEqualTo("Closed until noon");
        get("?status=archived").expectBody().jsonPath("$.items[0].id").isEqualTo(id);
    }

    @Test
    void p45_thereIsNoWayBack() {
        var id = draft();
        post("/" + id + "/revision", "{\"message\":" + words("Other") + "}").expectStatus().isEqualTo(409);
        post("/" + id + "/publication", "").expectStatus().isOk();
        send(HttpMethod.PUT, "/" + id, words("Other")).expectStatus().isEqualTo(409);
        post("/" + id + "/archive", "").expectStatus().isOk();
        post("/" + id + "/publication", "").expectStatus().isEqualTo(409);
        send(HttpMethod.PUT, "/" + id, words("Other")).expectStatus().isEqualTo(409);

        assertThat(message(id).status()).isEqualTo(MessageStatus.ARCHIVED);
    }

    @Test
    void audience_isCounted_andTheDraftTriedOnAFewPhones() {
        var id = draft();
        get("/" + id + "/recipients").expectBody().jsonPath("$.passengers").isEqualTo(3);
        post("/" + id + "/test", "{\"passengers\":[\"passenger-of-mine\"]}").expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.notices")
                .isEqualTo(1);
        assertThat(messages.testers()).contains(new PassengerId("passenger-of-mine"));
        post("/" + id + "/test", "{\"passengers\":[]}").expectStatus().isBadRequest();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{} | texts",
            "{\"texts\":{\"de\":{\"title\":\"a\",\"body\":\"b\"}}} | texts.en",
            "{\"texts\":{\"en\":{\"title\":\"a\",\"body\":\"\"}}} | texts.en.body",
            "{\"texts\":{\"en\":{\"title\":\"1234567890123456789012345678901234567890123456789\",\"body\":\"b\"}}} | texts.en.title",
            "{\"texts\":{\"en\":{\"title\":\"a\",\"body\":\"b\"}}} | audience",
            "{\"texts\":{\"en\":{\"title\":\"a\",\"body\":\"b\"}},\"audience\":{}} | audience",
            "{\"texts\":{\"en\":{\"title\":\"a\",\"body\":\"b\"}},\"audience\":{\"journeys\":[\"x\"]}} | audience.journeys",
            "{\"texts\":{\"en\":{\"title\":\"a\",\"body\":\"b\"}},\"audience\":{\"networks\":[\"ie\"]}} | validity",
            "{\"texts\":{\"en\":{\"title\":\"a\",\"body\":\"b\"}},\"audience\":{\"networks\":[\"ie\"]},\"validity\":{}} | validity.until",
            "{\"texts\":{\"en\":{\"title\":\"a\",\"body\":\"b\"}},\"audience\":{\"networks\":[\"ie\"]},\"validity\":{\"until\":\"2025-10-03T20:00:00Z\"}} | severity",
            "{\"texts\":{\"en\":{\"title\":\"a\",\"body\":\"b\"}},\"audience\":{\"networks\":[\"ie\"]},\"validity\":{\"until\":\"2025-10-03T10:00:00Z\"},\"severity\":\"INFO\"} | validity",
            "{\"colour\":\"red\"} | colour"})
    void whatCannotBeRead_isRefused_andTheFieldIsNamed(String body, String field) {
        post("", body).expectStatus().isBadRequest().expectBody().jsonPath("$.field").isEqualTo(field);
    }

    @Test
    void unknownMessage_isNotFound() {
        get("/" + MessageId.random()).expectStatus().isNotFound();
        post("/" + MessageId.random() + "/publication", "").expectStatus().isNotFound();
        get("/x").expectStatus().isBadRequest();
    }

    @Test
    void aMessageThatHeldNoMore_isNotPublished() {
        var late = words("Old").replace("\"validity\":{", "\"validity\":{\"from\":\"2025-10-03T10:00:00Z\",")
                .replace("T20:00", "T11:00")
                .replace("\"inhibits\"",
                        "\"publication\":{\"from\":\"2025-10-03T10:00:00Z\"},\"inhibits\"");
        var id = id(post("", late).expectStatus().isCreated());
        post("/" + id + "/publication", "").expectStatus().isEqualTo(422);
    }

    private String draft() {
        return id(post("", words("Line closed")).expectStatus().isCreated());
    }

    private static String id(ResponseSpec created) {
        var location = created.returnResult(Void.class).getResponseHeaders().getLocation();
        assertThat(location).isNotNull();
        return location.getPath().substring(MESSAGES.length() + 1);
    }

    private io.ansage.query.api.OperatorMessages.Message message(String id) {
        return messages.find(new MessageId(id)).orElseThrow();
    }

    private static String words(String title) {
        return WORDS.formatted(title);
    }

    private ResponseSpec get(String path) {
        return as("staff-operator").get().uri(MESSAGES + path).exchange();
    }

    private ResponseSpec post(String path, String body) {
        return send(HttpMethod.POST, path, body);
    }

    private ResponseSpec send(HttpMethod method, String path, String body) {
        var request = as("staff-operator").method(method)
                .uri(MESSAGES + path)
                .contentType(MediaType.APPLICATION_JSON);
        return body.isEmpty() ? request.exchange() : request.bodyValue(body).exchange();
    }
}
