package io.ansage.infra.wiring;

import io.ansage.command.match.JourneyMatcher;
import io.ansage.domain.timetable.Timetable;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.feed.FeedAssembly;
import io.ansage.infra.feed.FeedProperties;
import io.ansage.infra.feed.FeedRuns;
import io.ansage.infra.feed.ShadowProperties;
import io.ansage.infra.postgres.PostgresOutlookStore;
import io.ansage.infra.postgres.TableNames;
import io.ansage.infra.shadow.ShadowFeed;
import io.ansage.infra.shadow.ShadowTrials;
import io.ansage.query.notice.CohortDecisions;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Feeds on trial. They are given what reads, and nothing else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShadowProperties.class)
class ShadowWiring {

    @Bean
    ShadowTrials shadowTrials(JourneyMatcher matcher, Timetable timetable, CohortDecisions decisions, JdbcClient jdbc,
            PassengerClock passengerClock, ShadowProperties properties) {
        var outlooks = new PostgresOutlookStore(jdbc, TableNames.LIVE);
        return new ShadowTrials(new ShadowFeed.Tools(matcher, timetable, decisions,
                ids -> outlooks.findAll(ids)
                        .entrySet()
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().outlook())),
                passengerClock, properties.journeys()));
    }

    @Bean
    FeedRuns shadowRuns(FeedAssembly assembly, ShadowProperties shadow, FeedProperties live, ShadowTrials trials) {
        return assembly.shadowRuns(shadow, live, trials::of);
    }
}
