package io.ansage.infra.wiring;

import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.api.ObservationIntake;
import io.ansage.infra.sample.SampleNetwork;
import io.ansage.infra.sample.SampleTimetable;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Subscriptions;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sample network of a run without any feed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ansage.sample", havingValue = "true")
class SampleWiring {

    @Bean
    SampleTimetable sampleTimetable() {
        return new SampleTimetable();
    }

    @Bean
    SmartLifecycle sampleRailway(SampleTimetable timetable, JourneyScheduler scheduler, ObservationIntake intake,
            Subscriptions subscriptions, Devices devices, CommandGateway commands,
            @Value("${ansage.sample-passengers:300}") int passengers, @Qualifier("passengerClock") Clock clock) {
        return SampleNetwork.railway(timetable, scheduler, intake, subscriptions, devices, commands::sendAndWait,
                passengers, clock);
    }
}
