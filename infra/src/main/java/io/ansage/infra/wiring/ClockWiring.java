package io.ansage.infra.wiring;

import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.feed.FeedProperties;
import io.ansage.infra.feed.FirstTime;
import io.ansage.infra.feed.RecordingPlace;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two clocks, by name: {@code machineClock} and {@code passengerClock}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedProperties.class)
class ClockWiring {

    /** Always real: leases, claims, back-off, keys. */
    @Bean
    Clock machineClock() {
        return Clock.systemUTC();
    }

    /** Real too, unless the feeds are recordings, which bring their own, or a test does. */
    @Bean
    @ConditionalOnMissingBean
    PassengerClock passengerClock(FeedProperties feeds, RecordingPlace recordings) {
        return FirstTime.clock(feeds, recordings::find);
    }

    @Bean
    RecordingPlace recordingPlace(FeedProperties feeds, JdbcClient jdbc) {
        return new RecordingPlace(jdbc, feeds);
    }
}
