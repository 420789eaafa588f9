package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.api.RejectedInput;
import io.ansage.command.match.JourneyMatcher;
import io.ansage.command.match.KnownJourneys;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.infra.shadow.ShadowFeed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** A feed on trial beside a live one: decided about, compared, and heard by nobody. */
final class ShadowFeedTest {

    private static final Source TRIAL = new Source("trial", SourceKind.REALTIME);

    private final NoticeRailway railway = new NoticeRailway();

    @AfterEach
    void close() {
        railway.close();
    }

    @Test
    void whatItSays_isDecidedAboutAndCompared_andNothingOfItIsWrittenOrSent() {
        railway.withPassengers(2).happens(railway.delay(0)).work();
        var feed = feed(100);
        var before = rows();

        feed.accept(List.of(observed(ReportedStatus.RUNNING, 20)));
        railway.clock.advanceTo(railway.clock.instant().plusSeconds(60));
        feed.accept(List.of(observed(ReportedStatus.RUNNING, 20)));

        var trial = feed.trial();
        assertThat(trial.counts()).containsEntry("received", 2L).containsEntry("applied", 1L);
        assertThat(trial.told()).containsEntry("FIRST_DELAY", 1L);
        assertThat(trial.agreement().minutes()).isEqualTo(2);
        assertThat(trial.agreement().withinFive()).isZero();
        assertThat(rows()).isEqualTo(before);
        assertThat(railway.channel.handed).isEmpty();
    }

    @Test
    void whoKnewFirst_isMeasured() {
        railway.happens(railway.delay(0)).work();
        var feed = feed(100);
        feed.accept(List.of(observed(ReportedStatus.RUNNING, 10)));
        railway.clock.advanceTo(railway.clock.instant().plusSeconds(180));
        railway.happens(railway.delay(11));
        feed.accept(List.of(observed(ReportedStatus.RUNNING, 10)));
        railway.clock.advanceTo(railway.clock.instant().plusSeconds(60));
        feed.accept(List.of(observed(ReportedStatus.CANCELLED, null)));

        var trial = feed.trial();
        assertThat(trial.agreement().medianLeadSeconds()).isEqualTo(180);
        assertThat(trial.agreement().withinOne()).isEqualTo(1);
        assertThat(trial.agreement().cancelledOnlyInShadow()).isEqualTo(1);
        assertThat(trial.told()).containsKey("CANCELLED");
    }

    @Test
    void booksBalance_andMemoryIsBounded() {
        var feed = feed(3);
        for (int i = 0; i < 10; i++) {
            feed.accept(List.of(observed("t" + i, ReportedStatus.RUNNING, 10)));
        }
        feed.quarantine(
                new RejectedInput(TRIAL, "m", QuarantineReason.MALFORMED, "no", "<x/>", railway.clock.instant()));
        feed.accept(List.of(new Observation("o", report(), new JourneyRef("test", null, null, null),
                ReportedStatus.RUNNING, 5, List.of(), null, null, null)));

        var trial = feed.trial();
        assertThat(trial.journeys()).isEqualTo(3);
        assertThat(trial.counts()
                .entrySet()
                .stream()
                .filter(e -> !e.getKey().equals("received"))
                .mapToLong(
                        Map.Entry::getValue)
                .sum()).isEqualTo(trial.counts().get("received")).isEqualTo(12);
    }

    private ShadowFeed feed(int most) {
        return new ShadowFeed("trial", new ShadowFeed.Tools(new JourneyMatcher(new NoTimetable(), new NoJourneys()),
                new NoTimetable(), railway.decisions,
                ids -> railway.outlooks.findAll(ids)
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().outlook())),
                railway.clock, most));
    }

    private Observation observed(ReportedStatus status, @Nullable Integer late) {
        return observed(NoticeRailway.JOURNEY.trip(), status, late);
    }

    private Observation observed(String trip, ReportedStatus status, @Nullable Integer late) {
        var date = NoticeRailway.JOURNEY.serviceDate();
        var departure = NoticeRailway.DEPARTURE;
        var calls = late == null
                ? List.<ObservedCall>of()
                : List.of(call(1, null, departure.plus(Duration.ofMinutes(late))),
                        call(2, departure.plus(Duration.ofMinutes(60 + late)), null));
        return new Observation("o", report(), new JourneyRef("test", trip, new TrainNumber("1"), date), status, null,
                calls, null, null, new PlannedJourney(JourneyId.of("test", trip, date), new TrainNumber("1"), null,
                        null, ZoneOffset.UTC,
                        List.of(new StopCall(1, new StopId("here"), "Here", null, departure, null),
                                new StopCall(2, new StopId("there"), "There", departure.plus(Duration.ofHours(1)),
                                        null, null))));
    }

    private static ObservedCall call(int order, @Nullable Instant arrival, @Nullable Instant departure) {
        return new ObservedCall(order, null, null, null, null, arrival, departure, null, null, null, null, null, null,
                CallPhase.AHEAD);
    }

    private Report report() {
        return Report.of(TRIAL, railway.clock.instant(), railway.clock.instant());
    }

    private TreeMap<String, String> rows() {
        var rows = new TreeMap<String, String>();
        for (var table : railway.database.jdbc()
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            rows.put(table, railway.database.jdbc()
                    .sql("select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                            + table + " t")
                    .query(String.class)
                    .single());
        }
        return rows;
    }

    private static final class NoJourneys implements KnownJourneys {

        @Override
        public List<Known> listByTrainNumber(TrainNumber trainNumber, ServiceDate serviceDate) {
            return List.of();
        }

        @Override
        public Set<JourneyId> known(Set<JourneyId> ids) {
            return Set.of();
        }
    }
}
