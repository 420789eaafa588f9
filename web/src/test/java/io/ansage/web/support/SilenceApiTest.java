package io.ansage.web.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.silence.SilenceMatcher;
import io.ansage.web.testing.MemorySilences;
import io.ansage.web.testing.WebTest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

final class SilenceApiTest extends WebTest {

    private static final String SILENCES = "/api/v1/support/silences";

    @Autowired private MemorySilences silences;

    @Autowired private AuditLog audit;

    @Test
    void silence_hasAnAuthorACommentAndAnEnd_andIsEndedByName() {
        var created = post("", """
                {"comment":"Flapping feed","matchers":[{"kind":"NETWORK","value":"ie"},{"kind":"REASON","value":"WORSE"}],
                 "until":"2025-10-03T18:00:00Z"}
                """).expectStatus().isCreated().returnResult(Void.class).getResponseHeaders().getLocation();
        var path = Objects.requireNonNull(created).getPath().substring(SILENCES.length());

        var silence = silences.list(null, 1).getFirst().silence();
        assertThat(silence.author()).isEqualTo("support-1");
        assertThat(silence.includeUrgent()).isFalse();
        assertThat(silence.matchers()).contains(new SilenceMatcher(SilenceMatcher.Kind.REASON, "WORSE"));
        get(path).expectBody().jsonPath("$.active").isEqualTo(true);

        post(path + "/end", "{}").expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.active")
                .isEqualTo(false)
                .jsonPath("$.endedBy")
                .isEqualTo("support-1");
        post(path + "/end", "{}").expectStatus().isEqualTo(409);
        get("").expectBody().jsonPath("$.items[0].endedBy").isEqualTo("support-1");
        assertThat(audit.list(null, 50)).extracting(AuditLog.Entry::action)
                .contains("silence-begun", "silence-ended");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{} | comment", "{\"comment\":\"why\"} | until",
            "{\"comment\":\"why\",\"until\":\"2025-10-03T18:00:00Z\"} | matchers",
            "{\"comment\":\"why\",\"until\":\"2025-10-03T15:00:00Z\",\"matchers\":[{\"kind\":\"LINE\",\"value\":\"4\"}]} | until",
            "{\"comment\":\"why\",\"until\":\"2025-11-03T18:00:00Z\",\"matchers\":[{\"kind\":\"LINE\",\"value\":\"4\"}]} | until",
            "{\"comment\":\"why\",\"until\":\"2025-10-03T18:00:00Z\",\"matchers\":[{\"kind\":\"X\",\"value\":\"4\"}]} | matchers.kind",
            "{\"comment\":\"why\",\"until\":\"2025-10-03T18:00:00Z\",\"matchers\":[{\"kind\":\"REASON\",\"value\":\"4\"}]} | matchers.value"})
    void whatCannotBeRead_isRefused_andTheFieldIsNamed(String body, String field) {
        post("", body).expectStatus().isBadRequest().expectBody().jsonPath("$.field").isEqualTo(field);
    }

    private ResponseSpec get(String path) {
        return as("staff-support").get().uri(SILENCES + path).exchange();
    }

    private ResponseSpec post(String path, String body) {
        return as("staff-support").post()
                .uri(SILENCES + path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
