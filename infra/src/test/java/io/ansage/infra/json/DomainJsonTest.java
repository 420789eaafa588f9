package io.ansage.infra.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.CallOutlook;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.ConnectionHold;
import io.ansage.domain.journey.DelaySample;
import io.ansage.domain.journey.Fact;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyStatus;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.time.ServiceDate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DatabindException;

class DomainJsonTest {

    private static final Instant NOON = Instant.parse("2025-10-03T12:00:00Z");

    @Test
    void singleValues_arePlainStrings() {
        var id = JourneyId.of("ie", "A906", ServiceDate.of(2025, 10, 3));

        assertThat(DomainJson.mapper().writeValueAsString(id)).isEqualTo("\"ie:A906:2025-10-03\"");
        assertThat(DomainJson.mapper().readValue("\"ie:A906:2025-10-03\"", JourneyId.class)).isEqualTo(id);
    }

    @Test
    void absentThings_areLeftOut_andQuestionsAreNoProperties() {
        var times = CallTimes.expected(3, NOON, null);

        assertThat(DomainJson.mapper().writeValueAsString(times))
                .isEqualTo("{\"order\":3,\"expectedArrival\":\"2025-10-03T12:00:00Z\"}");
    }

    @Test
    void outlook_comesBackAsItWas() {
        var call = new StopCall(1, new StopId("ie:sligo"), "Sligo", null, NOON, new Platform("1"));
        var provenance = new Provenance(new Source("irish-rail", SourceKind.REALTIME), NOON, NOON.plusSeconds(1), null,
                Acceptance.FIRST_REPORT);
        var outlook = new JourneyOutlook(JourneyId.of("ie", "A906", ServiceDate.of(2025, 10, 3)), 7,
                new TrainNumber("A906"), null, "Dublin Connolly", ZoneId.of("Europe/Dublin"), JourneyStatus.RUNNING, 12,
                List.of(new CallOutlook(call, CallTimes.expected(1, null, NOON.plusSeconds(720)), call.platform(),
                        false,
                        false, CallPhase.AHEAD)),
                null, null, false, Map.of(Fact.TIMES, provenance, Fact.PLAN, provenance),
                List.of(new DelaySample(NOON, 12)),
                List.of(new ConnectionHold(JourneyId.of("ie", "A905", ServiceDate.of(2025, 10, 3)), 1, 6)));

        var json = DomainJson.mapper().writeValueAsString(outlook);

        assertThat(DomainJson.mapper().readValue(json, JourneyOutlook.class)).isEqualTo(outlook);
        var before = json.substring(0, json.indexOf(",\"holds\"")) + "}";
        assertThat(DomainJson.mapper().readValue(before, JourneyOutlook.class).holds()).isEmpty();
        assertThat(json.indexOf("PLAN")).isLessThan(json.indexOf("TIMES"));
    }

    @Test
    void record_isMadeByItsConstructor_howeverPrivate_withWhatIsAbsentAndWhatIsRefused() {
        assertThat(DomainJson.mapper().readValue("{\"first\":3,\"new\":true}", Pair.class))
                .isEqualTo(new Pair(3, null));
        assertThatThrownBy(() -> DomainJson.mapper().readValue("{\"second\":\"b\"}", Pair.class))
                .isInstanceOf(DatabindException.class);
        assertThatThrownBy(() -> DomainJson.mapper().readValue("{\"first\":-1}", Pair.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining("first must not be negative");
    }

    private record Pair(int first, @Nullable String second) {
        Pair {
            if (first < 0) {
                throw new IllegalArgumentException("first must not be negative");
            }
        }
    }

    @Test
    void impossibleValue_isRefusedWithItsReason() {
        assertThatThrownBy(() -> DomainJson.mapper().readValue("\"A906\"", JourneyId.class))
                .isInstanceOf(DatabindException.class)
                .hasMessageContaining("must be network:trip:date");
    }

    @Test
    void unknownProperty_isIgnored() {
        assertThat(DomainJson.mapper().readValue("{\"order\":3,\"later\":true}", CallTimes.class))
                .isEqualTo(CallTimes.expected(3, null, null));
    }
}
