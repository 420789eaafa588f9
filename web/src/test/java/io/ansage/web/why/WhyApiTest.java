package io.ansage.web.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.web.testing.MemoryPast;
import io.ansage.web.testing.WebTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

final class WhyApiTest extends WebTest {

    @Autowired private MemoryPast past;

    @Test
    void passenger_isToldWhyNot_andNobodyElseIs() {
        var me = newPassenger();
        var subscription = SubscriptionId.random();
        past.silent(new PassengerId(me.id()), subscription, newTrain());

        as(me.token()).get()
                .uri("/api/v1/me/subscriptions/{id}/why?language=de", subscription)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.inWords")
                .isEqualTo("You asked for more.")
                .jsonPath("$.decision.rule")
                .isEqualTo("BELOW_THRESHOLD")
                .jsonPath("$.decision.numbers.thresholdMinutes")
                .isEqualTo(5)
                .jsonPath("$.timeline.length()")
                .isEqualTo(1);
        as(newPassenger().token()).get()
                .uri("/api/v1/me/subscriptions/{id}/why", subscription)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void support_isToldWithAReasonOnly_whichIsOnRecord() {
        var passenger = PassengerId.random();
        var journey = newTrain();
        past.silent(passenger, SubscriptionId.random(), journey);
        var address = "/api/v1/support/why?passenger=" + passenger + "&journey=" + journey;

        field(get(address), "reason");
        field(get(address + "&reason=Complaint 4712&at=now"), "at");
        field(get(address + "&reason=Complaint 4712&language=it"), "language");
        get(address + "&reason=Complaint 4712").expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.decision.outcome")
                .isEqualTo("SILENT");
        get("/api/v1/support/audit").expectBody()
                .jsonPath("$.items[?(@.subject=='" + passenger + "')].action")
                .isEqualTo("why-viewed");
        get("/api/v1/support/why?reason=Complaint 4712&passenger=" + PassengerId.random() + "&journey=" + journey)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void counterfactual_changesTheNumbersNamed_andNoOthers() {
        ask("{\"journeyId\":\"" + newTrain() + "\",\"reason\":\"Tuning\",\"thresholdMinutes\":10,"
                + "\"parameters\":{\"settle\":\"PT2M\",\"materialMinutes\":6}}").expectStatus().isOk();

        var asked = past.asked.getLast();
        assertThat(asked.thresholdMinutes()).isEqualTo(10);
        assertThat(asked.stepMinutes()).isNull();
        assertThat(asked.parameters().settle()).isEqualTo(Duration.ofMinutes(2));
        assertThat(asked.parameters().materialMinutes()).isEqualTo(6);
        assertThat(asked.parameters().budget()).isEqualTo(past.current().budget());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"'journeyId':'ie:x:2025-10-03'|reason",
            "'reason':'Tuning'|journeyId", "'reason':'Tuning','serviceDate':'tomorrow'|serviceDate",
            "'reason':'Tuning','serviceDate':'2025-10-03','limit':0|limit",
            "'reason':'Tuning','serviceDate':'2025-10-03','parameters':{'colour':1}|parameters.colour",
            "'reason':'Tuning','serviceDate':'2025-10-03','parameters':{'settle':'soon'}|parameters.settle",
            "'reason':'Tuning','serviceDate':'2025-10-03','thresholdMinutes':7|thresholdMinutes"})
    void counterfactual_thatCannotBe_isAProblemThatNamesTheField(String body, String field) {
        field(ask("{" + body.replace('\'', '"') + "}"), field);
    }

    private ResponseSpec get(String address) {
        return as("staff-support").get().uri(address).exchange();
    }

    private ResponseSpec ask(String body) {
        return as("staff-support").post()
                .uri("/api/v1/support/counterfactual")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static void field(ResponseSpec answer, String field) {
        answer.expectStatus().isBadRequest().expectBody().jsonPath("$.field").isEqualTo(field);
    }
}
