package io.ansage.bench.live;

import io.ansage.bench.nation.Nation;
import io.ansage.command.api.IngestLedger;
import io.ansage.command.api.JourneyScheduler;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.journey.CallTimes;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.Report;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.command.RecordTimes;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.domain.time.ServiceDate;
import io.ansage.domain.timetable.PlannedJourney;
import io.ansage.infra.Ansage;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.clock.Quiescence;
import io.ansage.push.standin.FcmStandIn;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.LiveUpdates.OutlookUpdate;
import io.ansage.query.live.LiveHub;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The product as it is wired in production, told by a benchmark what to do. Passenger time follows the system's unless
 * the system property {@code bench.clock} says where it stands.
 */
final class ProductMain {

    private static final int BLOCK = 1_000;
    private static final String PROBE = "probe-";

    private final PassengerClock clock = clock();
    private final Map<String, Long> pushed = new ConcurrentHashMap<>();
    private final AtomicInteger pushes = new AtomicInteger();
    private final FcmStandIn provider;
    private final ConfigurableApplicationContext application;

    private ProductMain(String[] options) throws Exception {
        provider = FcmStandIn.start(0, InstantSource.system());
        provider.addListener((token, _) -> {
            pushes.incrementAndGet();
            if (token.startsWith(PROBE)) {
                pushed.putIfAbsent(token, System.nanoTime());
            }
        });
        application = new SpringApplicationBuilder(Ansage.class).initializers(context -> {
            context.getBeanFactory().registerSingleton("passengerClock", clock);
            context.getBeanFactory().registerSingleton("fcmStandIn", provider);
        }).run(options);
    }

    private static PassengerClock clock() {
        var stands = System.getProperty("bench.clock");
        return stands == null ? PassengerClock.system() : PassengerClock.standingAt(Instant.parse(stands));
    }

    public static void main(String[] options) throws Exception {
        var main = new ProductMain(options);
        OtherJvm.say("ready " + main.application.getEnvironment().getProperty("local.server.port"));
        OtherJvm.serve(main::answer);
        main.application.close();
        main.provider.close();
        System.exit(0);
    }

    private String answer(String[] question) throws Exception {
        return switch (question[0]) {
            case "memory" -> Memory.here().words();
            case "nation" -> schedule(nation(question));
            case "subscribe" -> subscribe(nation(question), Integer.parseInt(question[4]));
            case "clock" -> {
                clock.advanceTo(Instant.parse(question[1]));
                yield clock.instant().toString();
            }
            case "broadcast" -> broadcast(JourneyId.parse(question[1]));
            case "late" -> late(JourneyId.parse(question[1]), Integer.parseInt(question[2]));
            case "quiet" -> {
                application.getBean(Quiescence.class).awaitQuiet();
                yield "quiet";
            }
            case "balance" -> balance();
            case "probes" -> probes(Integer.parseInt(question[1]), ServiceDate.parse(question[2]));
            case "pushes" -> Integer.toString(pushes.get());
            case "pushed" -> pushed.entrySet()
                    .stream()
                    .filter(e -> e.getKey().startsWith(question[1]))
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(" "));
            case "delay" -> delay(JourneyId.parse(question[1]));
            default -> throw new IllegalArgumentException(question[0]);
        };
    }

    /** {@code word seed scale date ...} */
    private static Nation nation(String[] question) {
        return new Nation(Long.parseLong(question[1]), Double.parseDouble(question[2]),
                ServiceDate.parse(question[3]));
    }

    private String schedule(Nation nation) {
        var journeys = nation.journeys();
        for (int i = 0; i < journeys.size(); i += BLOCK) {
            application.getBean(JourneyScheduler.class)
                    .schedule(journeys.subList(i, Math.min(journeys.size(), i + BLOCK)));
        }
        application.getBean(Quiescence.class).awaitQuiet();
        return Integer.toString(journeys.size());
    }

    /** So many passengers with a phone on trains in turn, each from the first to the last stop. */
    private String subscribe(Nation nation, int count) throws InterruptedException {
        var journeys = nation.journeys();
        var passengers = IntStream.range(0, count)
                .mapToObj(i -> new Booked(journeys.get(i % journeys.size()),
                        "phone-" + i % journeys.size() + "-" + i / journeys.size()))
                .toList();
        return subscribe(passengers);
    }

    private record Booked(PlannedJourney journey, String phone) {}

    private String subscribe(List<Booked> all) throws InterruptedException {
        var commands = application.getBean(CommandGateway.class);
        var devices = application.getBean(Devices.class);
        var slots = new Semaphore(8);
        var failures = new ArrayList<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : all) {
                slots.acquire();
                threads.execute(() -> {
                    try {
                        var passenger = PassengerId.random();
                        provider.install(one.phone());
                        devices.register(passenger, "fcm", new DeviceAddress(one.phone()), clock.instant());
                        var calls = one.journey().calls();
                        commands.sendAndWait(new StartSubscription(SubscriptionId.random(), passenger,
                                TripPlan.of(new Leg(one.journey().id(), calls.getFirst().order(),
                                        calls.getLast().order())),
                                Preferences.DEFAULT, clock.instant()));
                    } catch (RuntimeException e) {
                        synchronized (failures) {
                            failures.add(e);
                        }
                    } finally {
                        slots.release();
                    }
                });
            }
        }
        application.getBean(Quiescence.class).awaitQuiet();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " were refused", failures.getFirst());
        }
        return Integer.toString(all.size());
    }

    /** So many trains late in the evening, each with one passenger. */
    private String probes(int count, ServiceDate date) throws InterruptedException {
        var departure = date.at(22, 0, Nation.ZONE);
        var trains = IntStream.range(0, count)
                .mapToObj(i -> new PlannedJourney(new JourneyId("probe", "P" + i, date), new TrainNumber("P" + i), null,
                        "Bedorf", Nation.ZONE,
                        List.of(new StopCall(1, new StopId("probe:a"), "Astadt", null, departure, null),
                                new StopCall(2, new StopId("probe:b"), "Bedorf", departure.plusSeconds(3_600), null,
                                        null))))
                .toList();
        application.getBean(JourneyScheduler.class).schedule(trains);
        return subscribe(
                trains.stream().map(t -> new Booked(t, PROBE + t.id().trip())).toList());
    }

    /** The same outlook at the next position, straight from where the projection would publish it. */
    private String broadcast(JourneyId id) {
        var hub = application.getBean(LiveHub.class);
        var known = application.getBean(Journeys.class).findJourney(id).orElseThrow().outlook();
        long position = hub.position() + 1;
        long at = System.nanoTime();
        hub.publishOutlooks(List.of(new OutlookUpdate(known, position)));
        return position + " " + at;
    }

    /** An operator's word, through command, event and projection; answers the position of the new revision. */
    private String late(JourneyId id, int minutes) {
        var known = application.getBean(Journeys.class).findJourney(id).orElseThrow().outlook();
        var now = clock.instant();
        var last = known.calls().getLast().planned();
        application.getBean(CommandGateway.class)
                .sendAndWait(new RecordTimes(id, null,
                        List.of(CallTimes.expected(last.order(), last.aimedArrival().plus(Duration.ofMinutes(minutes)),
                                null)),
                        null, Report.of(new Source("operator", SourceKind.OPERATOR), now, now)));
        application.getBean(Quiescence.class).awaitQuiet();
        return Long.toString(application.getBean(Journeys.class).findJourney(id).orElseThrow().position());
    }

    private String balance() {
        var balance = application.getBean(IngestLedger.class).balance();
        return "%d %d %d %d %d %s".formatted(balance.received(), balance.applied(),
                balance.suppressed().values().stream().mapToLong(Long::longValue).sum(),
                balance.quarantined().values().stream().mapToLong(Long::longValue).sum(), balance.inFlight(),
                balance.balances());
    }

    /** Minutes late as a whole, {@code cancelled}, or {@code unknown}. */
    private String delay(JourneyId id) {
        var found = application.getBean(Journeys.class).findJourney(id);
        if (found.isEmpty()) {
            return "unknown";
        }
        var outlook = found.get().outlook();
        return outlook.cancelled() ? "cancelled" : String.valueOf(outlook.delayMinutes());
    }
}
