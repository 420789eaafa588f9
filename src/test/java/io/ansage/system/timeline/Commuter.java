package io.ansage.system.timeline;

import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.api.ObservationIntake;
import io.ansage.domain.channel.DeviceAddress;
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
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.Target;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.push.standin.PhoneState;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Notices;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.api.Subscriptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/** A passenger, and the trains of a line of their own from Astadt to Bedorf, an hour away, over several days. */
final class Commuter {

    private static final Source FEED = new Source("story-feed", SourceKind.REALTIME);
    private static final Duration RIDE = Duration.ofHours(1);

    final SubscriptionId subscription = SubscriptionId.random();
    final PassengerId passenger = PassengerId.random();
    private final Product product = Product.shared();
    private final ZoneId zone;
    private final int number = product.nextStory();
    private final String phone = "commuter-phone-" + number;
    private int messages;

    /** Begins before the day whose trains come first. */
    Commuter(ZoneId zone) {
        this.zone = zone;
        product.provider().install(phone);
        product.part(Devices.class).register(passenger, "fcm", new DeviceAddress(phone), product.clock().instant());
    }

    String network() {
        return "line" + number;
    }

    StopId astadt() {
        return new StopId(network() + ":astadt");
    }

    StopId bedorf() {
        return new StopId(network() + ":bedorf");
    }

    void subscribes(Target target, Preferences preferences) {
        product.part(CommandGateway.class)
                .sendAndWait(new StartSubscription(subscription, passenger, target, preferences,
                        product.clock().instant()));
        product.awaitQuiet();
    }

    /** A train that departs at this time of a service date; the timetable makes it known now. */
    JourneyId train(ServiceDate date, String departure) {
        var id = new JourneyId(network(), departure.replace(":", ""), date);
        product.part(JourneyScheduler.class).schedule(List.of(plan(id, departure)));
        product.awaitQuiet();
        return id;
    }

    void late(JourneyId train, int minutes) {
        var departure = departure(train).plus(Duration.ofMinutes(minutes));
        report(train, ReportedStatus.RUNNING,
                List.of(expected(1, null, departure), expected(2, departure.plus(RIDE), null)));
    }

    void cancelled(JourneyId train) {
        report(train, ReportedStatus.CANCELLED, List.of());
    }

    void at(ServiceDate date, String time) {
        product.advanceTo(instant(date, time));
    }

    /** Reason and train of each interruption so far. */
    List<String> interruptions() {
        return notices().stream()
                .filter(n -> n.noticeClass().interrupts() && n.status().equals("accepted"))
                .map(n -> n.reason() + " " + n.journeyId().trip())
                .toList();
    }

    List<Notice> notices() {
        return product.part(Notices.class).listOf(passenger, 0, 1000);
    }

    PhoneState phone() {
        return product.provider().findPhone(phone).orElseThrow().state();
    }

    Subscriptions subscriptions() {
        return product.part(Subscriptions.class);
    }

    Instant instant(ServiceDate date, String time) {
        var parts = time.split(":");
        return date.at(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), zone);
    }

    private Instant departure(JourneyId train) {
        var time = train.trip();
        return instant(train.serviceDate(), time.substring(0, 2) + ":" + time.substring(2));
    }

    private void report(JourneyId train, ReportedStatus status, List<ObservedCall> calls) {
        messages++;
        var now = product.clock().instant();
        product.part(ObservationIntake.class)
                .accept(List.of(new Observation(train + "/" + messages, Report.of(FEED, now, now),
                        new JourneyRef(train.network(), train.trip(), new TrainNumber(train.trip()),
                                train.serviceDate()),
                        status, null, calls, null, null, null)));
        product.awaitQuiet();
    }

    private static ObservedCall expected(int order, @Nullable Instant arrival, @Nullable Instant departure) {
        return new ObservedCall(order, null, null, null, null, arrival, departure, null, null, null, null, null, null,
                CallPhase.AHEAD);
    }

    private PlannedJourney plan(JourneyId id, String departure) {
        var at = instant(id.serviceDate(), departure);
        return new PlannedJourney(id, new TrainNumber(id.trip()), null, "Bedorf", zone,
                List.of(new StopCall(1, astadt(), "Astadt " + number, null, at, null),
                        new StopCall(2, bedorf(), "Bedorf " + number, at.plus(RIDE), null, null)));
    }
}
