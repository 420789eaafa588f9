package io.ansage.command.feed.gtfsrt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import com.google.transit.realtime.GtfsRealtime.Alert;
import com.google.transit.realtime.GtfsRealtime.EntitySelector;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TimeRange;
import com.google.transit.realtime.GtfsRealtime.TranslatedString;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeEvent;
import com.google.transit.realtime.GtfsRealtime.TripUpdate.StopTimeUpdate;
import io.ansage.command.PlannedTimetable;
import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.StopDirectory;
import io.ansage.command.feed.Translation;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.message.FeedAlert;
import io.ansage.domain.message.LineRef;
import io.ansage.domain.message.Severity;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GtfsRealtimeTranslatorTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** 00:30 on the 4th: the trip of the 3rd, from 23:50 to 24:50, is under way. */
    private static final Instant AT = Instant.parse("2025-10-03T22:30:00Z");

    @Test
    void p33_updatesOutOfOrder_areReadBySequence_andDelaysLastUntilTheNext() {
        var train = only(update("t1", "20251003", delayed(4, 300), delayed(2, 120)));

        assertThat(train.calls()).extracting(ObservedCall::order).containsExactly(2, 3, 4);
        assertThat(train.calls()).extracting(ObservedCall::arrivalDelaySeconds).containsExactly(120, 120, 300);
        assertThat(train.calls().get(1).expectedArrival())
                .isEqualTo(train.plan().calls().get(2).aimedArrival().plusSeconds(120));
        assertThat(train.status()).isEqualTo(ReportedStatus.SCHEDULED);
        assertThat(train.journey().serviceDate()).hasToString("2025-10-03");
    }

    @Test
    void withoutStartDate_theServiceDateThatFitsIsFound() {
        var train = only(update("t1", null, delayed(2, 60)));

        assertThat(train.journey().serviceDate()).hasToString("2025-10-03");
    }

    @Test
    void skippedStop_isACancelledCall_andNoDataEndsTheDelay() {
        var train = only(update("t1", "20251003", delayed(1, 60),
                StopTimeUpdate.newBuilder()
                        .setStopSequence(2)
                        .setScheduleRelationship(StopTimeUpdate.ScheduleRelationship.SKIPPED)
                        .build(),
                StopTimeUpdate.newBuilder()
                        .setStopSequence(3)
                        .setScheduleRelationship(StopTimeUpdate.ScheduleRelationship.NO_DATA)
                        .build()));

        assertThat(train.calls()).extracting(ObservedCall::order).containsExactly(1, 2);
        assertThat(train.calls().get(1).cancelled()).isTrue();
    }

    @Test
    void p33_loop_isToldApartBySequence_notByStop() {
        var train = only(update("t1", "20251003",
                StopTimeUpdate.newBuilder()
                        .setStopSequence(4)
                        .setStopId("s1")
                        .setArrival(StopTimeEvent.newBuilder().setDelay(60))
                        .build()));

        assertThat(train.calls()).extracting(ObservedCall::order).containsExactly(4);
    }

    @Test
    void cancelledTrip_isCancelled() {
        var descriptor = TripDescriptor.newBuilder()
                .setTripId("t1")
                .setStartDate("20251003")
                .setScheduleRelationship(TripDescriptor.ScheduleRelationship.CANCELED);

        assertThat(only(entity(descriptor)).status()).isEqualTo(ReportedStatus.CANCELLED);
    }

    @Test
    void unknownRelationship_isCounted_andSaysNothingOfTheStatus() {
        var descriptor = TripDescriptor.newBuilder()
                .setTripId("t1")
                .setStartDate("20251003")
                .setUnknownFields(
                        UnknownFieldSet.newBuilder()
                                .addField(4, UnknownFieldSet.Field.newBuilder().addVarint(77).build())
                                .build());
        var result = translate(message(entity(descriptor)));

        assertThat(result.observations()).singleElement()
                .satisfies(o -> assertThat(o.status()).isEqualTo(ReportedStatus.UNKNOWN));
        assertThat(result.tolerated()).containsEntry("trip.schedule_relationship of unknown value", 1);
    }

    @Test
    void tripThatItsTimetableDoesNotKnow_bringsNoPlan() {
        assertThat(only(update("ghost", "20251003", at(1, "2025-10-03T20:00:00Z", 0))).plan()).isNull();
    }

    @Test
    void addedTrip_bringsItsOwnPlan() {
        var train = only(update("extra", "20251003", at(1, "2025-10-03T20:00:00Z", 0),
                at(2, "2025-10-03T20:35:00Z", 300)));

        assertThat(train.plan().id()).hasToString("n:extra:2025-10-03");
        assertThat(train.plan().calls().getLast().aimedArrival()).isEqualTo("2025-10-03T20:30:00Z");
        assertThat(train.calls().getLast().expectedArrival()).isEqualTo("2025-10-03T20:35:00Z");
    }

    @Test
    void p31_addedTripThatVanishesTwice_beforeItDeparted_isWithdrawn_andOneThatRunsIsNot() {
        var translator = translator();
        var ahead = update("extra", "20251003", at(1, "2025-10-03T23:20:00Z", 0), at(2, "2025-10-03T23:35:00Z", 0));
        var others = update("t1", "20251003", delayed(2, 60));
        assertThat(read(translator, 0, ahead, others)).hasSize(2);

        assertThat(read(translator, 1, others)).as("one message may be a slip").hasSize(1);
        assertThat(read(translator, 1, others)).as("the same message again is no second one").hasSize(1);
        assertThat(read(translator, 2)).as("an empty message says nothing").isEmpty();
        var withdrawn = read(translator, 3, others).getLast();

        assertThat(withdrawn.status()).isEqualTo(ReportedStatus.CANCELLED);
        assertThat(withdrawn.plan().id()).hasToString("n:extra:2025-10-03");
        assertThat(withdrawn.report().observedAt()).isEqualTo(AT.plusSeconds(180));
        assertThat(read(translator, 4, others)).as("said once").hasSize(1);

        assertThat(read(translator, 45, ahead, others).getFirst().status()).as("back")
                .isEqualTo(
                        ReportedStatus.SCHEDULED);
        assertThat(read(translator, 51, others)).hasSize(1);
        assertThat(read(translator, 52, others)).as("has departed at 23:20").hasSize(1);
    }

    @Test
    void feedThatSendsPlannedTimes_isRecognised_becauseItsPlansWouldFall() {
        var train = only(update("extra", "20251003", at(1, "2025-10-03T20:00:00Z", 0),
                at(2, "2025-10-03T20:05:00Z", 1_080), at(3, "2025-10-03T20:10:00Z", 1_080)));

        assertThat(train.plan().calls().get(1).aimedArrival()).isEqualTo("2025-10-03T20:05:00Z");
        assertThat(train.calls().get(1).expectedArrival()).isEqualTo("2025-10-03T20:23:00Z");
    }

    @Test
    void alertForATrip_tellsTheCause_andNoServiceCancels() {
        var trip = EntitySelector.newBuilder()
                .setTrip(TripDescriptor.newBuilder().setTripId("t1").setStartDate("20251003"));
        var text = TranslatedString.newBuilder()
                .addTranslation(TranslatedString.Translation.newBuilder().setText("Signal\r\ndata: fault"));
        var cause = only(FeedEntity.newBuilder()
                .setId("a")
                .setAlert(Alert.newBuilder().setHeaderText(text).addInformedEntity(trip))
                .build());
        var none = only(FeedEntity.newBuilder()
                .setId("a")
                .setAlert(Alert.newBuilder().setEffect(Alert.Effect.NO_SERVICE).addInformedEntity(trip))
                .build());

        assertThat(cause.cause()).hasToString("Signal data: fault");
        assertThat(cause.status()).isEqualTo(ReportedStatus.UNKNOWN);
        assertThat(none.status()).isEqualTo(ReportedStatus.CANCELLED);
        assertThat(none.cause()).isNull();
    }

    @Test
    void alertForAStationALineOrTheNetwork_isKeptInItsOwnWords() {
        StopDirectory stops = new StopDirectory() {
            @Override
            public Optional<Stop> findStop(String network, String feedStopId) {
                return Optional.of(new Stop(new StopId(network + ":" + feedStopId), "Station", null));
            }

            @Override
            public Optional<String> findLine(String network, String routeId) {
                return routeId.equals("r1") ? Optional.of("RE 1") : Optional.empty();
            }
        };
        var words = TranslatedString.newBuilder()
                .addTranslation(TranslatedString.Translation.newBuilder().setText("Bauarbeiten").setLanguage("DE"))
                .addTranslation(TranslatedString.Translation.newBuilder().setText("Works"));
        var alert = Alert.newBuilder()
                .setHeaderText(words)
                .setEffect(Alert.Effect.REDUCED_SERVICE)
                .addActivePeriod(TimeRange.newBuilder().setEnd(AT.getEpochSecond() + 60))
                .addInformedEntity(EntitySelector.newBuilder().setStopId("s1").setRouteId("r1"))
                .addInformedEntity(EntitySelector.newBuilder().setRouteId("r1"))
                .addInformedEntity(EntitySelector.newBuilder().setRouteId("r2"))
                .addInformedEntity(EntitySelector.newBuilder().setAgencyId("a"));
        var whole = new GtfsRealtimeTranslator("n", ZONE, oneTrip(), stops, FeedLimits.DEFAULT).translate(
                new ByteArrayInputStream(message(FeedEntity.newBuilder().setId("x").setAlert(alert).build())),
                new Capture(new Source("gtfs-rt", SourceKind.REALTIME), "capture", AT, AT));

        assertThat(whole.observations()).isEmpty();
        assertThat(whole.alerts()).containsExactly(new FeedAlert("x",
                Map.of("de", new FeedAlert.Words("Bauarbeiten", ""), "und", new FeedAlert.Words("Works", "")),
                Severity.DISRUPTION, List.of(new StopId("n:s1")), List.of(new LineRef("n", "RE 1")), List.of("n"), null,
                AT.plusSeconds(60)));
        assertThat(translate(message()).alerts()).as("all that was said is over").isEmpty();
    }

    @Test
    void p34_badEntity_setsAsideOnlyItself_namingTheField() {
        var result = translate(message(update("t1", "3 October", delayed(2, 60)),
                update("t1", "20251003", at(2, "0001-01-01T00:00:00Z", 0)),
                update("t1", "20251003", delayed(2, 60))));

        assertThat(result.observations()).hasSize(1);
        assertThat(result.rejected()).hasSize(2);
        assertThat(result.rejected().getFirst().detail()).startsWith("trip.start_date:");
        assertThat(result.rejected().getLast().detail()).startsWith("arrival.time:");
    }

    private static StopTimeUpdate delayed(int sequence, int seconds) {
        return StopTimeUpdate.newBuilder()
                .setStopSequence(sequence)
                .setArrival(StopTimeEvent.newBuilder().setDelay(seconds))
                .build();
    }

    private static StopTimeUpdate at(int sequence, String time, int delay) {
        return StopTimeUpdate.newBuilder()
                .setStopSequence(sequence)
                .setStopId("x" + sequence)
                .setArrival(
                        StopTimeEvent.newBuilder().setTime(Instant.parse(time).getEpochSecond()).setDelay(delay))
                .build();
    }

    private static FeedEntity update(String trip, String date, StopTimeUpdate... updates) {
        var descriptor = TripDescriptor.newBuilder().setTripId(trip);
        if (trip.equals("extra")) {
            descriptor.setScheduleRelationship(TripDescriptor.ScheduleRelationship.ADDED);
        }
        if (date != null) {
            descriptor.setStartDate(date);
        }
        return entity(descriptor, updates);
    }

    private static FeedEntity entity(TripDescriptor.Builder trip, StopTimeUpdate... updates) {
        return FeedEntity.newBuilder()
                .setId("e")
                .setTripUpdate(TripUpdate.newBuilder().setTrip(trip).addAllStopTimeUpdate(List.of(updates)))
                .build();
    }

    private static byte[] message(FeedEntity... entities) {
        return FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0").setTimestamp(AT.getEpochSecond()))
                .addAllEntity(List.of(entities))
                .build()
                .toByteArray();
    }

    private static Observation only(FeedEntity entity) {
        var result = translate(message(entity));
        assertThat(result.rejected()).isEmpty();
        assertThat(result.observations()).hasSize(1);
        return result.observations().getFirst();
    }

    private static Translation translate(byte[] message) {
        return translator().translate(new ByteArrayInputStream(message),
                new Capture(new Source("gtfs-rt", SourceKind.REALTIME), "capture", AT, AT));
    }

    private static GtfsRealtimeTranslator translator() {
        return new GtfsRealtimeTranslator("n", ZONE, oneTrip(), StopDirectory.NONE, FeedLimits.DEFAULT);
    }

    /** What a message says that the feed made so many minutes later. */
    private static List<Observation> read(GtfsRealtimeTranslator translator, int minutes, FeedEntity... entities) {
        var at = AT.plusSeconds(60L * minutes);
        var message = FeedMessage.newBuilder()
                .setHeader(FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0").setTimestamp(at.getEpochSecond()))
                .addAllEntity(List.of(entities))
                .build();
        return translator.translate(new ByteArrayInputStream(message.toByteArray()),
                new Capture(new Source("gtfs-rt", SourceKind.REALTIME), "capture", at, at)).observations();
    }

    /** Trip t1 runs every day from 23:50 to 24:50 and ends where it began. */
    private static PlannedTimetable oneTrip() {
        var timetable = new PlannedTimetable();
        var today = ServiceDate.on(AT, ZONE);
        for (int day = -2; day <= 2; day++) {
            var date = today.plusDays(day);
            var calls = new ArrayList<StopCall>();
            for (int i = 1; i <= 4; i++) {
                var time = date.at(23, 30 + 20 * i, ZONE);
                calls.add(new StopCall(i, new StopId("s" + (i == 4 ? 1 : i)), "S", i == 1 ? null : time,
                        i == 4 ? null : time, null));
            }
            timetable.with(new PlannedJourney(JourneyId.of("n", "t1", date), new TrainNumber("1"), null, null, ZONE,
                    calls));
        }
        return timetable;
    }
}
