package io.ansage.infra.sample;

import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.api.ObservationIntake;
import io.ansage.domain.subscription.command.SubscriptionCommand;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Subscriptions;
import java.time.Clock;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;

/** Puts the sample network together from the doors of the platform that everybody else uses, too. */
public final class SampleNetwork {

    private SampleNetwork() {}

    public static SmartLifecycle railway(SampleTimetable timetable, JourneyScheduler scheduler,
            ObservationIntake intake, Subscriptions subscriptions, Devices devices,
            Consumer<SubscriptionCommand> commands, int passengers, Clock passengerClock) {
        return new SampleRailway(timetable, scheduler, new SampleFeed(timetable, intake, passengerClock),
                new SamplePassengers(timetable, subscriptions, devices, commands, passengerClock), passengers,
                passengerClock);
    }
}
