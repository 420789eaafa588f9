package io.ansage.infra.wiring;

import io.ansage.infra.clock.PassengerClock;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two clocks, by name: {@code machineClock} and {@code passengerClock}. */
@Configuration(proxyBeanMethods = false)
class ClockWiring {

    /** Always real: leases, claims, back-off, keys. */
    @Bean
    Clock machineClock() {
        return Clock.systemUTC();
    }

    /** Real too, unless a feed or a test brings its own. */
    @Bean
    @ConditionalOnMissingBean
    PassengerClock passengerClock() {
        return PassengerClock.system();
    }
}
