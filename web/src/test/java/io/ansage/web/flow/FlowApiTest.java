package io.ansage.web.flow;

import io.ansage.web.testing.WebTest;
import org.junit.jupiter.api.Test;

class FlowApiTest extends WebTest {

    @Test
    void anybodyMaySeeTheFlow() {
        client().get()
                .uri("/api/v1/flow")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.flow.stages[0].name")
                .isEqualTo("gate")
                .jsonPath("$.flow.stages[0].waiting")
                .doesNotExist()
                .jsonPath("$.flow.naive")
                .isEqualTo(9)
                .jsonPath("$.trace")
                .doesNotExist();
    }

    @Test
    void oneTrainIsFollowed_inNumbersOfPeopleOnly() {
        var train = newTrain();
        late(train, 12, 1);
        client().get()
                .uri("/api/v1/flow?journey=" + train)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.trace.event.type")
                .isEqualTo("journey-times-changed")
                .jsonPath("$.trace.planned.told")
                .isEqualTo(2)
                .jsonPath("$.trace.planned.silent.COVERED")
                .isEqualTo(3)
                .jsonPath("$.trace.sent.accepted")
                .isEqualTo(2)
                .jsonPath("$.trace.settling")
                .doesNotExist();
    }

    @Test
    void aTrainNobodyKnowsIsSaidToBeUnknown() {
        client().get()
                .uri("/api/v1/flow?journey=ie:none:2025-10-03")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.remedy")
                .exists();
        client().get()
                .uri("/api/v1/flow?journey=nonsense")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.field")
                .isEqualTo("journey");
    }
}
