package io.ansage.command.feed.irish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.Translation;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.ReportedStatus;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IrishRailTranslatorTest {

    private static final Instant AT = Instant.parse("2025-10-03T12:20:03Z");

    @Test
    void runningTrain_tellsDelayPlaceAndPlan() {
        var train = only(record("R", "A906", "13:05 - Dublin Connolly to Sligo (9 mins late)",
                "Departed Leixlip (Louisa Bridge) next stop Maynooth"));

        assertThat(train.id()).isEqualTo("capture-1/A906");
        assertThat(train.status()).isEqualTo(ReportedStatus.RUNNING);
        assertThat(train.delayMinutes()).isEqualTo(9);
        assertThat(train.journey().network()).isEqualTo("ie");
        assertThat(train.calls()).extracting(ObservedCall::stopName, ObservedCall::phase, c -> c.stop().value())
                .containsExactly(
                        tuple("Leixlip (Louisa Bridge)", CallPhase.DEPARTED,
                                "ie:leixlip-louisa-bridge"),
                        tuple("Maynooth", CallPhase.AHEAD, "ie:maynooth"));
        var plan = train.plan();
        assertThat(plan.id()).hasToString("ie:A906:2025-10-03");
        assertThat(plan.headsign()).isEqualTo("Sligo");
        assertThat(plan.calls().getFirst().aimedDeparture()).isEqualTo("2025-10-03T12:05:00Z");
        assertThat(plan.calls().getLast().order()).isEqualTo(1_000_000);
        assertThat(plan.calls().getLast().aimedArrival()).isNull();
    }

    @Test
    void trainNotStarted_hasNoDelayAtAll() {
        var train = only(record("N", "A915", "Sligo to Dublin Connolly", "Expected Departure 18:05"));

        assertThat(train.status()).isEqualTo(ReportedStatus.SCHEDULED);
        assertThat(train.delayMinutes()).isNull();
        assertThat(train.calls()).isEmpty();
        assertThat(train.plan().calls().getFirst().aimedDeparture()).isEqualTo("2025-10-03T17:05:00Z");
    }

    @Test
    void earlyTrain_hasNegativeDelay() {
        assertThat(only(record("R", "D900", "05:20 - Maynooth to Bray (-29 mins late)",
                "Arrived Bray next stop Dalkey")).delayMinutes()).isEqualTo(-29);
    }

    @Test
    void terminatedTrain_endedOnTheLastSuchTime() {
        var message = record("T", "E133", "23:05 - Howth to Bray(1 mins late)", "TERMINATED Bray at 23:58");

        assertThat(only(message).endedAt()).isEqualTo("2025-10-02T22:58:00Z");
        var afterMidnight = translate(message, Instant.parse("2025-10-03T23:05:00Z")).observations().getFirst();
        assertThat(afterMidnight.status()).isEqualTo(ReportedStatus.COMPLETED);
        assertThat(afterMidnight.endedAt()).isEqualTo("2025-10-03T22:58:00Z");
    }

    @Test
    void p35_departureAfterMidnight_keepsTheDateItIsListedUnder() {
        var message = record("N", "P999", "Cobh to Cork", "Expected Departure 00:10");
        var lateListed = translate(message, Instant.parse("2025-10-03T22:40:00Z")).observations().getFirst();

        assertThat(lateListed.journey().serviceDate()).hasToString("2025-10-03");
        assertThat(lateListed.plan().calls().getFirst().aimedDeparture()).isEqualTo("2025-10-03T23:10:00Z");
    }

    @Test
    void badRecord_setsAsideOnlyItself() {
        var result = translate(record("R", "A1", "nonsense", "more") + record("X", "A2", "Cobh to Cork",
                "Expected Departure 10:10") + record("N", "A3", "Cobh to Cork", "Expected Departure 10:10"), AT);

        assertThat(result.observations()).extracting(Observation::id).containsExactly("capture-1/A3");
        assertThat(result.rejected()).hasSize(2);
        assertThat(result.rejected().getFirst().detail()).startsWith("PublicMessage:").contains("nonsense");
        assertThat(result.rejected().getFirst().messageId()).isEqualTo("capture-1/A1");
        assertThat(result.rejected().getLast().detail()).startsWith("TrainStatus:");
        assertThat(result.complete()).isTrue();
    }

    @Test
    void trainListedTwice_yieldsTwoStatements() {
        var result = translate(
                record("R", "E1", "20:19 - Howth to Bray (0 mins late)", "Arrived Bayside next stop Sutton")
                        + record("R", "E1", "20:19 - Howth to Bray (1 mins late)", "Departed Bayside next stop Sutton"),
                AT);

        assertThat(result.observations()).extracting(Observation::id).containsExactly("capture-1/E1", "capture-1/E1-2");
    }

    @Test
    void p30_emptyList_isCompleteAndSaysNothing() {
        assertThat(translate("", AT).isEmpty()).isTrue();
    }

    @Test
    void documentThatBreaksOff_keepsWhatStoodBefore() {
        var whole = document(record("N", "A3", "Cobh to Cork", "Expected Departure 10:10"));
        var result = translateRaw(whole.substring(0, whole.lastIndexOf("</Array")) + "<objTrainPos");

        assertThat(result.observations()).hasSize(1);
        assertThat(result.complete()).isFalse();
        assertThat(result.rejected().getFirst().reason()).isEqualTo(QuarantineReason.MALFORMED);
    }

    @Test
    void errorPage_isRefusedWithARemedy() {
        assertThat(translateRaw("<html><body>Busy</body></html>").rejected().getFirst().detail())
                .contains("<html>")
                .contains("getCurrentTrainsXML");
    }

    @Test
    void documentType_isHostile_externalOrNested() {
        var external = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        var laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;\">]>";
        for (var prolog : new String[]{external, laughs}) {
            var result = translateRaw(prolog + document(record("N", "A3", "&x; to Cork", "Expected Departure 10:10")));
            assertThat(result.observations()).isEmpty();
            assertThat(result.rejected()).singleElement()
                    .satisfies(r -> assertThat(r.reason()).isEqualTo(QuarantineReason.HOSTILE));
        }
    }

    @Test
    void hugeDocument_isRefusedAtTheLimit() {
        var translator = new IrishRailTranslator(FeedLimits.DEFAULT.withMaxBytes(10_000));
        var text = document("<objTrainPositions><TrainCode>" + "A".repeat(20_000) + "</TrainCode></objTrainPositions>");
        var result = translator.translate(bytes(text), capture(AT));

        assertThat(result.rejected()).singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo(QuarantineReason.TOO_LARGE));
    }

    @Test
    void longText_setsAsideItsRecordOnly() {
        var result = translate(record("N", "A1", "A".repeat(5_000) + " to Cork", "Expected Departure 10:10")
                + record("N", "A3", "Cobh to Cork", "Expected Departure 10:10"), AT);

        assertThat(result.observations()).hasSize(1);
        assertThat(result.rejected().getFirst().detail()).startsWith("PublicMessage:");
        assertThat(result.rejected().getFirst().reason()).isEqualTo(QuarantineReason.TOO_LARGE);
    }

    @Test
    void deepNesting_isRefused() {
        assertThat(translate("<a>".repeat(50) + "</a>".repeat(50), AT).rejected().getFirst().reason())
                .isEqualTo(QuarantineReason.HOSTILE);
    }

    @Test
    void lineBreaksInNames_becomeBlanks() {
        var result = translate(record("R", "A1", "10:10 - Cobh&#xA; to Cork (1 mins late)", "Arrived X next stop Y"),
                AT);

        assertThat(result.observations()).isEmpty();
        assertThat(result.rejected().getFirst().detail()).doesNotContain("\n");
    }

    private static Observation only(String records) {
        var result = translate(records, AT);
        assertThat(result.rejected()).isEmpty();
        assertThat(result.observations()).hasSize(1);
        return result.observations().getFirst();
    }

    private static Translation translate(String records, Instant at) {
        return new IrishRailTranslator(FeedLimits.DEFAULT).translate(bytes(document(records)), capture(at));
    }

    private static Translation translateRaw(String text) {
        return new IrishRailTranslator(FeedLimits.DEFAULT).translate(bytes(text), capture(AT));
    }

    private static Capture capture(Instant at) {
        return new Capture(IrishRailTranslator.SOURCE, "capture-1", at, at);
    }

    private static String document(String records) {
        return "<ArrayOfObjTrainPositions xmlns=\"http://api.irishrail.ie/realtime/\">" + records
                + "</ArrayOfObjTrainPositions>";
    }

    private static String record(String status, String code, String... lines) {
        return "<objTrainPositions><TrainStatus>" + status + "</TrainStatus><TrainCode>" + code
                + "</TrainCode><TrainDate>03 Oct 2025</TrainDate><PublicMessage>" + code + "\\n"
                + Arrays.stream(lines).collect(Collectors.joining("\\n")) + "</PublicMessage></objTrainPositions>";
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
