package io.ansage.system.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.api.IngestLedger;
import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.api.ObservationIntake;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.command.RecordTimes;
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
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.push.standin.PhoneState;
import io.ansage.query.api.Departures;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.api.Notices;
import io.ansage.query.api.Notices.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/**
 * One train, one passenger, one morning. Times are {@code HH:mm} or {@code HH:mm:ss} on the clock of the story's zone and
 * service date, and may run past 24:00. Whatever interrupts the passenger and was not wanted fails the story.
 */
public final class Story {

    private static final Source OPERATOR = new Source("operator", SourceKind.OPERATOR);
    private static final Source FEED = new Source("story-feed", SourceKind.REALTIME);

    private final Product product = Product.shared();
    private final ServiceDate date;
    private final ZoneId zone;
    private final JourneyId journey;
    private final Instant departure;
    private final String phone;
    private final PassengerId passenger = PassengerId.random();
    private final SubscriptionId subscription = SubscriptionId.random();
    private final List<Notice> wanted = new ArrayList<>();
    private int messages;

    private Story(ServiceDate date, ZoneId zone, String departure) {
        int number = product.nextStory();
        this.date = date;
        this.zone = zone;
        this.journey = new JourneyId("story", "T" + number, date);
        this.departure = instant(departure);
        this.phone = "story-phone-" + number;
    }

    /** A train that leaves Astadt at the given time and reaches Bedorf an hour later, and a passenger who takes it. */
    public static Story of(ServiceDate date, ZoneId zone, String departure) {
        var story = new Story(date, zone, departure);
        story.product.advanceTo(story.departure.minus(Duration.ofHours(2)));
        story.product.part(JourneyScheduler.class).schedule(List.of(story.plan()));
        story.product.provider().install(story.phone);
        story.product.part(Devices.class)
                .register(story.passenger, "fcm", new DeviceAddress(story.phone), story.product.clock().instant());
        story.product.part(CommandGateway.class)
                .sendAndWait(new StartSubscription(story.subscription, story.passenger,
                        TripPlan.of(new Leg(story.journey, 1, 2)), Preferences.DEFAULT,
                        story.product.clock().instant()));
        story.product.awaitQuiet();
        return story;
    }

    public Story at(String time) {
        product.advanceTo(instant(time));
        return this;
    }

    /** The feed says, now, that the train runs so many minutes late. */
    public Story late(int minutes) {
        return reported(late(product.clock().instant(), minutes));
    }

    /** The feed says, now, that the train does not run. */
    public Story cancelled() {
        return reported(cancelled(product.clock().instant()));
    }

    public Story reported(Observation... observations) {
        product.part(ObservationIntake.class).accept(List.of(observations));
        product.awaitQuiet();
        everythingAgrees();
        return this;
    }

    public Observation late(Instant observedAt, int minutes) {
        var late = Duration.ofMinutes(minutes);
        return observation(observedAt, ReportedStatus.RUNNING,
                List.of(expected(1, null, departure.plus(late)), expected(2, arrival().plus(late), null)));
    }

    public Observation cancelled(Instant observedAt) {
        return observation(observedAt, ReportedStatus.CANCELLED, List.of());
    }

    public Instant instant(String time) {
        var parts = time.split(":");
        int seconds = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        return date.at(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), zone).plusSeconds(seconds);
    }

    /** Exactly one more interruption must have come, planned between these times, for this reason. */
    public Story wants(String from, String to, String reason) {
        var fresh = interruptions().stream().skip(wanted.size()).toList();
        assertThat(fresh).as("interruptions after " + wanted.size()).isNotEmpty();
        var notice = fresh.getFirst();
        assertThat(notice.reason()).isEqualTo(reason);
        assertThat(notice.plannedAt()).isBetween(instant(from), instant(to));
        wanted.add(notice);
        return this;
    }

    /** No interruption but those wanted so far, on the ledger and on the phone. */
    public Story wantsNothingElse() {
        assertThat(interruptions().stream().map(Notice::reason)).as("interruptions")
                .containsExactlyElementsOf(wanted.stream().map(Notice::reason).toList());
        assertThat(phone().interrupts()).isEqualTo(wanted.size());
        return this;
    }

    public List<Notice> interruptions() {
        return notices().stream()
                .filter(n -> n.noticeClass().interrupts() && n.status().equals("accepted"))
                .toList();
    }

    public List<Notice> notices() {
        return product.part(Notices.class).listOf(passenger, 0, 1000);
    }

    public PhoneState phone() {
        return product.provider().findPhone(phone).orElseThrow().state();
    }

    public JourneyOutlook outlook() {
        return product.part(Journeys.class).findJourney(journey).map(Positioned::outlook).orElseThrow();
    }

    public JourneyId journey() {
        return journey;
    }

    public Product product() {
        return product;
    }

    public PassengerId passenger() {
        return passenger;
    }

    public SubscriptionId subscription() {
        return subscription;
    }

    /** Token of the passenger's phone. */
    public String phoneToken() {
        return phone;
    }

    /** The feed speaks while the rest of the product may be away: neither waits nor looks. */
    public void reportedBlindly(Observation... observations) {
        product.part(ObservationIntake.class).accept(List.of(observations));
    }

    /** An operator says, now, how late the train runs, which no feed may overrule for so long. */
    public Story operatorSaysLate(int minutes, Duration holds) {
        var now = product.clock().instant();
        var late = Duration.ofMinutes(minutes);
        product.part(CommandGateway.class)
                .sendAndWait(new RecordTimes(journey, null,
                        List.of(CallTimes.expected(1, null, departure.plus(late)),
                                CallTimes.expected(2, arrival().plus(late), null)),
                        null, new Report(OPERATOR, now, now, now.plus(holds))));
        product.awaitQuiet();
        everythingAgrees();
        return this;
    }

    /** The books balance, and web and board show one revision. */
    public void everythingAgrees() {
        var balance = product.part(IngestLedger.class).balance();
        assertThat(balance.balances()).as("ledger " + balance).isTrue();
        var shown = product.part(Departures.class)
                .listDepartures(stop("astadt"), departure.minus(Duration.ofDays(1)), 1000)
                .stream()
                .filter(d -> d.journeyId().equals(journey))
                .toList();
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().revision()).isEqualTo(outlook().revision());
    }

    private Observation observation(Instant observedAt, ReportedStatus status, List<ObservedCall> calls) {
        messages++;
        return new Observation(journey + "/" + messages, Report.of(FEED, observedAt, product.clock().instant()),
                new JourneyRef(journey.network(), journey.trip(), new TrainNumber(journey.trip()), date), status, null,
                calls, null, null, plan());
    }

    private static ObservedCall expected(int order, @Nullable Instant arrival,
            @Nullable Instant departure) {
        return new ObservedCall(order, null, null, null, null, arrival, departure, null, null, null, null, null, null,
                CallPhase.AHEAD);
    }

    private PlannedJourney plan() {
        return new PlannedJourney(journey, new TrainNumber(journey.trip()), null, "Bedorf", zone,
                List.of(new StopCall(1, stop("astadt"), "Astadt", null, departure, null),
                        new StopCall(2, stop("bedorf"), "Bedorf", arrival(), null, null)));
    }

    private Instant arrival() {
        return departure.plus(Duration.ofHours(1));
    }

    private static StopId stop(String name) {
        return new StopId("story:" + name);
    }
}
