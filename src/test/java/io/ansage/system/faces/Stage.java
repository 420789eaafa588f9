package io.ansage.system.faces;

import io.ansage.command.api.AlertBoard;
import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.api.ObservationIntake;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.message.Audience;
import io.ansage.domain.message.FeedAlert;
import io.ansage.domain.message.Inhibits;
import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.Severity;
import io.ansage.domain.message.Span;
import io.ansage.domain.message.command.DraftMessage;
import io.ansage.domain.message.command.PublishMessage;
import io.ansage.domain.observation.JourneyRef;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservedCall;
import io.ansage.domain.observation.ReportedStatus;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.domain.text.Text;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.query.api.Devices;
import io.ansage.system.timeline.Product;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/**
 * A morning at three stations, for pages to show: Hauptbahnhof, Sankt Marien-Großmühlingen (a long name) and Seebrück.
 * Passenger time stands at 08:00 and moves only when a test says so.
 */
public final class Stage {

    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Source FEED = new Source("stage-feed", SourceKind.REALTIME);
    private static final AtomicInteger PHONES = new AtomicInteger();
    private static final Duration HALF = Duration.ofMinutes(30);
    private static final List<String> STATIONS = List.of("Hauptbahnhof", "Sankt Marien-Großmühlingen", "Seebrück");

    private static final int FLAPS_AT_ONCE = 1_000;

    private final Product product = Product.shared();
    private final ServiceDate date;
    private final String network;
    private final List<String> stations;
    private final Map<JourneyId, PlannedJourney> plans = new HashMap<>();
    private int messages;

    private Stage(ServiceDate date, List<String> stations) {
        this.date = date;
        this.stations = stations;
        this.network = "stage" + date.toString().replace("-", "");
    }

    /** A new morning, on a day no other test has been on; its stops have ids of their own. */
    public static Stage newMorning() {
        return newMorning(STATIONS);
    }

    /** The same with other stations, for those who look for them by name: other tests' stations stay known. */
    public static Stage newMorning(List<String> stations) {
        var product = Product.shared();
        var stage = new Stage(product.nextDate(), stations);
        product.advanceTo(stage.at("08:00"));
        return stage;
    }

    /** A train from the first to the last of the stations, half an hour apart, from platform 7. */
    public JourneyId train(String number, String departure) {
        return train(number, departure, IntStream.rangeClosed(1, stations.size()).toArray());
    }

    /** A train that calls at these of the stations, by their order, half an hour apart, from platform 7. */
    public JourneyId train(String number, String departure, int... orders) {
        var id = new JourneyId(network, number.replace(" ", ""), date);
        var calls = new ArrayList<StopCall>();
        var at = at(departure);
        for (int i = 0; i < orders.length; i++) {
            calls.add(call(orders[i], i == 0 ? null : at, i == orders.length - 1 ? null : at));
            at = at.plus(HALF);
        }
        var plan = new PlannedJourney(id, new TrainNumber(number), "RE 1",
                stations.get(orders[orders.length - 1] - 1), ZONE, calls);
        plans.put(id, plan);
        product.part(JourneyScheduler.class).schedule(List.of(plan));
        product.awaitQuiet();
        return id;
    }

    private StopCall call(int order, @Nullable Instant arrival, @Nullable Instant departure) {
        return new StopCall(order, stop(order), stations.get(order - 1), arrival, departure, new Platform("7"));
    }

    /** One of the three stations, by the order in which trains call there, from 1. */
    public StopId stop(int order) {
        return new StopId(network + ":stop" + order);
    }

    /** Name of one of the stations, from 1. */
    public String station(int order) {
        return stations.get(order - 1);
    }

    /** A passenger who takes the train from its first station to its last, with a virtual phone that pages may show. */
    public String passenger(JourneyId train) {
        var passenger = PassengerId.random();
        var phone = "sample-phone-9" + PHONES.incrementAndGet();
        product.provider().install(phone);
        product.part(Devices.class).register(passenger, "fcm", new DeviceAddress(phone), product.clock().instant());
        product.part(CommandGateway.class)
                .sendAndWait(new StartSubscription(SubscriptionId.random(), passenger,
                        TripPlan.of(new Leg(train, 1, stations.size())), Preferences.DEFAULT,
                        product.clock().instant()));
        product.awaitQuiet();
        return phone;
    }

    /** The feed says that the train runs so many minutes late. */
    public Stage late(JourneyId train, int minutes) {
        return say(train, ReportedStatus.RUNNING, expected(train, minutes, null));
    }

    /** The feed says that the train leaves its first station from another platform, so many minutes late. */
    public Stage platform(JourneyId train, int minutes, String platform) {
        return say(train, ReportedStatus.RUNNING, expected(train, minutes, new Platform(platform)));
    }

    /** The feed says that the train runs so many minutes late, and why. */
    public Stage late(JourneyId train, int minutes, String cause) {
        return say(train, ReportedStatus.RUNNING, expected(train, minutes, null), new Cause(cause), Duration.ZERO);
    }

    /** Operators say this of one of the stations, from now on for an hour. */
    public Stage message(int stop, Map<String, Text> texts) {
        var now = product.clock().instant();
        var hour = new Span(now, now.plus(Duration.ofHours(1)));
        var id = MessageId.random();
        var commands = product.part(CommandGateway.class);
        commands.sendAndWait(new DraftMessage(id, new MessageContent(texts, Audience.ofStop(stop(stop)),
                Severity.DISRUPTION, Inhibits.NOTHING, hour, hour, false), "anna", now));
        commands.sendAndWait(new PublishMessage(id, "anna", now));
        product.awaitQuiet();
        return this;
    }

    /** A feed says this of one of the stations, in a language it does not name; nothing else any more. */
    public Stage alert(int stop, String title, String body) {
        product.part(AlertBoard.class)
                .replace("stage", List.of(new FeedAlert("alert", Map.of("und", new FeedAlert.Words(title, body)),
                        Severity.INFO, List.of(stop(stop)), List.of(), List.of(), null, null)));
        return this;
    }

    /** The feed says that the train does not run. */
    public Stage cancelled(JourneyId train) {
        return say(train, ReportedStatus.CANCELLED, List.of());
    }

    /** The feed says that the train left its first station so many minutes late. */
    public Stage departed(JourneyId train, int minutes) {
        var first = plan(train).calls().getFirst();
        return say(train, ReportedStatus.RUNNING, List.of(new ObservedCall(first.order(), null, null, null, null, null,
                null, null, plus(first.aimedDeparture(), Duration.ofMinutes(minutes)), null, null, null, null,
                CallPhase.DEPARTED)));
    }

    private List<ObservedCall> expected(JourneyId train, int minutes, @Nullable Platform first) {
        var late = Duration.ofMinutes(minutes);
        return plan(train).calls()
                .stream()
                .map(call -> new ObservedCall(call.order(), null, null, null, null, plus(call.aimedArrival(), late),
                        plus(call.aimedDeparture(), late), null, null, null, null,
                        call.order() == plan(train).calls().getFirst().order() ? first : null,
                        null, CallPhase.AHEAD))
                .toList();
    }

    private static @Nullable Instant plus(@Nullable Instant instant, Duration late) {
        return instant == null ? null : instant.plus(late);
    }

    private PlannedJourney plan(JourneyId train) {
        return Objects.requireNonNull(plans.get(train), () -> train + " is not on this stage");
    }

    /** The feed changes its mind about how late the train runs so many times, all in this minute. */
    public Stage flaps(JourneyId train, int times) {
        for (int done = 0; done < times; done += FLAPS_AT_ONCE) {
            var now = product.clock().instant();
            var part = new ArrayList<Observation>();
            for (int i = done; i < Math.min(times, done + FLAPS_AT_ONCE); i++) {
                messages++;
                part.add(new Observation(train + "/" + messages, Report.of(FEED, now.minusMillis(times - i), now),
                        new JourneyRef(train.network(), train.trip(), plan(train).trainNumber(), date),
                        ReportedStatus.RUNNING, null, expected(train, i % 2 == 0 ? 10 : 20, null), null, null,
                        plan(train)));
            }
            product.part(ObservationIntake.class).accept(part);
            product.awaitQuiet();
        }
        return this;
    }

    /** The feed says only now how late the train was so many minutes ago. */
    public Stage lateNews(JourneyId train, int minutes, int ago) {
        return say(train, ReportedStatus.RUNNING, expected(train, minutes, null), null, Duration.ofMinutes(ago));
    }

    private Stage say(JourneyId train, ReportedStatus status, List<ObservedCall> calls) {
        return say(train, status, calls, null, Duration.ZERO);
    }

    private Stage say(JourneyId train, ReportedStatus status, List<ObservedCall> calls, @Nullable Cause cause,
            Duration ago) {
        messages++;
        var now = product.clock().instant();
        product.part(ObservationIntake.class)
                .accept(List.of(new Observation(train + "/" + messages, Report.of(FEED, now.minus(ago), now),
                        new JourneyRef(train.network(), train.trip(), plan(train).trainNumber(), date), status, null,
                        calls, cause, null, plan(train))));
        product.awaitQuiet();
        return this;
    }

    public Instant at(String time) {
        var parts = time.split(":");
        return date.at(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), ZONE);
    }

    /** Lets time pass, with everything that falls due on the way. */
    public Stage advanceTo(String time) {
        product.advanceTo(at(time));
        return this;
    }

    public Product product() {
        return product;
    }

    public ServiceDate date() {
        return date;
    }
}
