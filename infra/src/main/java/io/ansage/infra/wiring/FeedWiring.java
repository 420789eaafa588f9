package io.ansage.infra.wiring;

import io.ansage.command.api.AlertBoard;
import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.api.ObservationIntake;
import io.ansage.command.api.Quarantine;
import io.ansage.domain.timetable.Timetable;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.clock.Quiescence;
import io.ansage.infra.feed.CombinedTimetable;
import io.ansage.infra.feed.FeedAssembly;
import io.ansage.infra.feed.FeedHealth;
import io.ansage.infra.feed.FeedProperties;
import io.ansage.infra.feed.FeedRuns;
import io.ansage.infra.feed.RecordingPlace;
import io.ansage.infra.postgres.PostgresFeedAlerts;
import io.ansage.infra.postgres.PostgresTimetable;
import io.ansage.infra.postgres.TimetableLoader;
import io.ansage.infra.sample.SampleTimetable;
import io.ansage.query.notice.SettlingStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Timetables and feeds. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedProperties.class)
class FeedWiring {

    @Bean
    PostgresTimetable postgresTimetable(JdbcClient jdbc) {
        return new PostgresTimetable(jdbc);
    }

    @Bean
    @Primary
    Timetable timetable(PostgresTimetable loaded, @Value("${ansage.sample:false}") boolean sample) {
        var parts = new ArrayList<Timetable>();
        parts.add(loaded);
        if (sample) {
            parts.add(new SampleTimetable());
        }
        return new CombinedTimetable(parts);
    }

    @Bean
    TimetableLoader timetableLoader(DataSource database, PostgresTimetable timetable, ObservationIntake intake,
            PassengerClock passengerClock) {
        return new TimetableLoader(database, timetable, intake, passengerClock);
    }

    @Bean
    FeedHealth feedHealth() {
        return new FeedHealth();
    }

    /** A feed that cannot be had is shown, but takes nothing out of service: what is known stays known. */
    @Bean
    HealthIndicator feedsHealthIndicator(FeedHealth feeds) {
        return () -> (feeds.allAvailable() ? Health.up() : Health.status("DATA_UNAVAILABLE"))
                .withDetails(feeds.states())
                .build();
    }

    @Bean
    FeedRuns feedRuns(FeedProperties properties, FeedAssembly assembly) {
        return assembly.runs(properties);
    }

    @Bean
    FeedAssembly feedAssembly(FeedAssembly.Readers readers, FeedAssembly.Time time, FeedHealth health) {
        return new FeedAssembly(readers, time, health);
    }

    @Bean
    FeedAssembly.Time feedTime(PassengerClock passengerClock, ObjectProvider<Quiescence> quiescence,
            ObjectProvider<SettlingStore> settling, RecordingPlace place) {
        // Asked for late: whoever knows when all is quiet depends on all the rest.
        return new FeedAssembly.Time(passengerClock, () -> quiescence.ifAvailable(Quiescence::awaitQuiet),
                () -> Optional.ofNullable(settling.getIfAvailable()).flatMap(SettlingStore::nextDue), place);
    }

    @Bean
    FeedAssembly.Readers feedReaders(TimetableLoader loader, PostgresTimetable loaded, Timetable timetable,
            JourneyScheduler scheduler, Quarantine quarantine, ObservationIntake intake, MeterRegistry meters,
            JdbcClient jdbc, AlertBoard alerts) {
        return new FeedAssembly.Readers(loader, loaded, timetable, scheduler, quarantine, intake, alerts, meters, jdbc);
    }

    @Bean
    AlertBoard feedAlerts(JdbcClient jdbc, PassengerClock passengerClock) {
        return new PostgresFeedAlerts(jdbc, passengerClock);
    }
}
