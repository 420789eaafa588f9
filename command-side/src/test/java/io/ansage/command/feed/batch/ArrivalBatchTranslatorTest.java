package io.ansage.command.feed.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.Samples;
import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.Translation;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.command.CompleteJourney;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.journey.command.RecordTimes;
import io.ansage.domain.journey.command.ScheduleJourney;
import io.ansage.domain.observation.GateDecision;
import io.ansage.domain.observation.ObservationGate;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.observation.SuppressionReason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalBatchTranslatorTest {

    private static final Instant NOW = Instant.parse("2025-07-01T00:00:00Z");
    private static final String HEADER = "Startbahnhof;Zugnummer;Zielbahnhof;Ankunft_Plan;Ankunft_tatsächlich;"
            + "Verspätung\n";

    @Test
    void p35_arrivalAfterMidnight_belongsToTheDateOfThePlan() {
        var train = translate(HEADER
                + "Hamm(Westf)Hbf;RE 1 (26834);Köln Hbf;31.05.2025, 22:12;01.06.2025, 00:03;112\n").observations()
                .getFirst();

        assertThat(train.status()).isEqualTo(ReportedStatus.COMPLETED);
        assertThat(train.journey().network()).isEmpty();
        assertThat(train.journey().trainNumber()).hasToString("RE 1 (26834)");
        assertThat(train.journey().serviceDate()).hasToString("2025-05-31");
        assertThat(train.endedAt()).isEqualTo("2025-05-31T22:03:00Z");
        var call = train.calls().getFirst();
        assertThat(call.stopName()).isEqualTo("Köln Hbf");
        assertThat(call.aimedArrival()).isEqualTo("2025-05-31T20:12:00Z");
        assertThat(call.actualArrival()).isEqualTo("2025-05-31T22:03:00Z");
        assertThat(train.plan().line()).isEqualTo("RE 1");
        assertThat(train.plan().id()).hasToString("batch:RE~201~20~2826834~29:2025-05-31");
    }

    @Test
    void p41_timeWithoutAZone_andTheSameTimeWithOne_areNoChange() {
        var said = translate(HEADER + "Hamm;RE 1;Köln Hbf;01.06.2025, 10:00;01.06.2025, 11:00;60\n").observations()
                .getFirst();
        var id = JourneyId.parse("de:t1:2025-06-01");
        var koeln = new StopCall(2, new StopId("k"), "Köln Hbf", Instant.parse("2025-06-01T08:00:00Z"), null, null);
        var live = Report.of(Samples.FEED, Instant.parse("2025-06-01T09:00:30Z"),
                Instant.parse("2025-06-01T09:00:30Z"));
        JourneyOutlook known = null;
        for (var command : List.<JourneyCommand>of(
                new ScheduleJourney(id, new TrainNumber("RE 1"), null, null, ZoneId.of("UTC"),
                        List.of(new StopCall(1, new StopId("h"), "Hamm", null, Instant.parse("2025-06-01T06:30:00Z"),
                                null),
                                koeln),
                        live),
                new RecordTimes(id, 60, List.of(new CallTimes(2, null, live.observedAt(), null, null)), null, live),
                new CompleteJourney(id, live.observedAt(), live))) {
            for (var event : ((Ruling.Accepted) JourneyRules.judge(known, command)).events()) {
                known = JourneyFold.after(known, event);
            }
        }

        assertThat(ObservationGate.decide(known, said, id, null, Instant.parse("2025-06-02T00:00:00Z"), null))
                .isEqualTo(new GateDecision.Suppressed(SuppressionReason.AFTER_COMPLETION));
        assertThat(known.last().arrivalDelay()).isEqualTo(60);
    }

    @Test
    void byteOrderMarkQuotesAndOtherLineEnds_areRead() {
        assertThat(translate("\uFEFF" + HEADER.replace("\n", "\r\n")
                + "\"Hamm; Westf\";RE 1 (1);Köln Hbf;01.06.2025, 10:00;01.06.2025, 11:00;60;\r\n").observations())
                .singleElement()
                .satisfies(o -> assertThat(o.plan().calls().getFirst().stopName())
                        .isEqualTo("Hamm; Westf"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "A;RE 1;B;01.06.2025, 10:00;01.06.2025, 11:00;90 | Verspätung", "A;;B;01.06.2025, 10:00;x;60 | Zugnummer",
            "A;RE 1;B;31.02.2025;01.06.2025, 11:00;60 | Ankunft_Plan",
            "A;RE 1;B;01.06.2025, 10:00;gestern;60 | Ankunft_tatsächlich",
            "A;RE 1;B;01.06.2025, 10:00;01.06.2025, 11:00;eine Stunde | Verspätung",
            "A;B;RE 1;B;01.06.2025, 10:00;01.06.2025, 11:00;60 | row"})
    void badRow_setsItselfAside_namingTheColumn(String row, String column) {
        var result = translate(HEADER + row + "\nA;RE 2;B;01.06.2025, 10:00;01.06.2025, 11:00;60\n");

        assertThat(result.observations()).hasSize(1);
        assertThat(result.rejected()).singleElement().satisfies(r -> {
            assertThat(r.detail()).startsWith(column + ":");
            assertThat(r.messageId()).isEqualTo("late.csv/row-2");
            assertThat(r.raw()).isEqualTo(row.strip());
        });
    }

    @Test
    void otherEncoding_isRefusedWithARemedy() {
        var latin = HEADER.getBytes(StandardCharsets.ISO_8859_1);
        var result = translator().translate(new ByteArrayInputStream(latin), capture());

        assertThat(result.rejected()).singleElement()
                .satisfies(r -> assertThat(r.detail()).contains("Ankunft_tatsächlich", "UTF-8"));
    }

    @Test
    void endlessLine_isRefusedWhileItIsRead() {
        var result = translate(HEADER + "A".repeat(1_000_000));

        assertThat(result.complete()).isFalse();
        assertThat(result.rejected()).singleElement().satisfies(r -> {
            assertThat(r.reason()).isEqualTo(QuarantineReason.TOO_LARGE);
            assertThat(r.detail()).contains("record 2", "field 1");
        });
    }

    private static Translation translate(String file) {
        return translator().translate(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), capture());
    }

    private static ArrivalBatchTranslator translator() {
        return new ArrivalBatchTranslator(FeedLimits.DEFAULT);
    }

    private static Capture capture() {
        return new Capture(ArrivalBatchTranslator.SOURCE, "late.csv", NOW, NOW);
    }
}
