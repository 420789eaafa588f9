package io.ansage.infra.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class InstantJsonTest {

    private static final JsonMapper USUAL = JsonMapper.builder().build();

    @Test
    void anyInstant_isWrittenAsEver_andReadBack() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var nano = switch (i % 4) {
                case 0 -> 0;
                case 1 -> random.nextInt(1_000) * 1_000_000;
                case 2 -> random.nextInt(1_000_000) * 1_000;
                default -> random.nextInt(1_000_000_000);
            };
            var instant = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 300_000_000_000L), nano);
            var json = DomainJson.mapper().writeValueAsString(instant);
            assertThat(json).isEqualTo(USUAL.writeValueAsString(instant)).isEqualTo("\"" + instant + "\"");
            assertThat(DomainJson.mapper().readValue(json, Instant.class)).isEqualTo(instant);
        }
    }

    @Test
    void whatLooksOtherwise_isReadOrRefusedAsEver() {
        for (var text : List.of("2026-03-02T07:30:00+01:00", "2026-03-02T07:30:00.1Z", "2026-03-02T24:00:00Z",
                "2026-03-02T07:30Z", "+12026-03-02T07:30:00Z", "2026-02-30T07:30:00Z", "2026-03-02T07:61:00Z", "today",
                "",
                "2026-03-02T07:30:00.Z", "2026-03-02T07:30:00.1234567890Z", "2026-03-02 07:30:00Z",
                "2026-03-02T07:30:0 Z", "2026-03-02t07:30:00z")) {
            assertThat(outcome(DomainJson.mapper(), "\"" + text + "\"")).as(text)
                    .isEqualTo(outcome(USUAL, "\"" + text + "\""));
        }
        assertThat(outcome(DomainJson.mapper(), "1772436600.5")).isEqualTo(outcome(USUAL, "1772436600.5"));
    }

    private static String outcome(JsonMapper mapper, String json) {
        try {
            return String.valueOf(mapper.readValue(json, Instant.class));
        } catch (JacksonException e) {
            return "refused";
        }
    }
}
