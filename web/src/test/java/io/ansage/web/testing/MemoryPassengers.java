package io.ansage.web.testing;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.ChangePreferences;
import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.domain.subscription.command.ReplaceTrip;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.domain.subscription.command.SubscriptionCommand;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Notices;
import io.ansage.query.api.PassengerErasure;
import io.ansage.query.api.Subscriptions;
import io.ansage.web.http.Digests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import java.util.Locale;
import java.util.Set;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What belongs to passengers, in memory. */
public final class MemoryPassengers implements Subscriptions, Notices, PassengerErasure {

    private record Owned<T>(PassengerId owner, T thing) {}

    private final List<Owned<Subscription>> subscriptions = new CopyOnWriteArrayList<>();
    private final List<Owned<Devices.Device>> devices = new CopyOnWriteArrayList<>();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private final Map<DeviceId, Devices.Code> codes = new ConcurrentHashMap<>();
    private final Map<String, DeviceId> stopKeys = new ConcurrentHashMap<>();
    private final List<PassengerId> erased = new ArrayList<>();
    private final MemoryJourneys live;

    MemoryPassengers(MemoryJourneys live) {
        this.live = live;
    }

    void handle(SubscriptionCommand command) {
        switch (command) {
            case StartSubscription c -> subscriptions.add(new Owned<>(c.passengerId(),
                    new Subscription(c.subscriptionId(), c.target(), c.preferences(), c.at(), null)));
            case ChangePreferences c -> {
                var known = find(c.passengerId(), c.subscriptionId()).orElseThrow(IllegalArgumentException::new);
                subscriptions.removeIf(s -> s.thing().id().equals(c.subscriptionId()));
                subscriptions.add(new Owned<>(c.passengerId(),
                        new Subscription(known.id(), known.target(), c.preferences(), known.startedAt(), null)));
            }
            case ReplaceTrip c -> {
                var known = find(c.passengerId(), c.subscriptionId()).orElseThrow(IllegalArgumentException::new);
                subscriptions.removeIf(s -> s.thing().id().equals(c.subscriptionId()));
                subscriptions.add(new Owned<>(c.passengerId(),
                        new Subscription(known.id(), c.target(), known.preferences(), known.startedAt(), null)));
            }
            case EndSubscription c -> subscriptions
                    .removeIf(s -> s.owner().equals(c.passengerId()) && s.thing().id().equals(c.subscriptionId()));
        }
    }

    /** A notice is written for a passenger. */
    public Notice notify(PassengerId passenger, SubscriptionId subscription, JourneyId journey, String body,
            Instant at) {
        var notice = new Notice(notices.size() + 1, "n" + (notices.size() + 1), passenger, subscription, journey, null,
                1, 2,
                NoticeClass.NORMAL, "FIRST_DELAY", "accepted", "Title", body, at, at, null, null);
        notices.add(notice);
        live.tell(notice);
        return notice;
    }

    public List<PassengerId> erased() {
        return erased;
    }

    @Override
    public List<Subscription> listOf(PassengerId owner) {
        return subscriptions.stream().filter(s -> s.owner().equals(owner)).map(Owned::thing).toList();
    }

    @Override
    public List<Subscription> listExpired(PassengerId owner, int limit) {
        return List.of();
    }

    @Override
    public Optional<Subscription> find(PassengerId owner, SubscriptionId id) {
        return listOf(owner).stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** The devices; apart, because two ports have a question of the same name. */
    public Devices asDevices() {
        return new Devices() {
            @Override
            public DeviceId register(PassengerId owner, Registration registration, Instant at) {
                var id = DeviceId.random();
                devices.add(new Owned<>(owner, new Device(id, registration.channel(), at, registration.label(),
                        registration.code() == null)));
                if (registration.code() != null) {
                    codes.put(id, registration.code());
                    stopKeys.put(String.valueOf(registration.stopKey()), id);
                }
                return id;
            }

            @Override
            public List<Device> listOf(PassengerId owner) {
                return devices.stream().filter(d -> d.owner().equals(owner)).map(Owned::thing).toList();
            }

            @Override
            public Confirmation confirm(PassengerId owner, DeviceId id, String codeHash, Instant at) {
                var known = listOf(owner).stream().filter(d -> d.id().equals(id)).findFirst();
                if (known.isEmpty()) {
                    return Confirmation.NO_SUCH_DEVICE;
                }
                var code = codes.get(id);
                if (code == null || code.hash().equals(codeHash)) {
                    codes.remove(id);
                    remove(owner, id);
                    var d = known.get();
                    devices.add(new Owned<>(owner,
                            new Device(id, d.channel(), d.registeredAt(), d.label(), true)));
                    return Confirmation.CONFIRMED;
                }
                return codeHash.equals(Digests.sha256("00000000")) ? Confirmation.OVER : Confirmation.WRONG;
            }

            @Override
            public boolean stop(String stopKey) {
                return devices.removeIf(d -> d.thing().id().equals(stopKeys.get(stopKey)));
            }

            @Override
            public boolean remove(PassengerId owner, DeviceId id) {
                return devices.removeIf(d -> d.owner().equals(owner) && d.thing().id().equals(id));
            }
        };
    }

    @Override
    public List<Notice> listOf(PassengerId passenger, long after, int limit) {
        return notices.stream()
                .filter(n -> n.passengerId().equals(passenger) && n.sequence() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Notice> listLatest(PassengerId passenger, int limit) {
        var all = listOf(passenger, 0, Integer.MAX_VALUE);
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    @Override
    public List<Notice> listAbout(JourneyId journey, long after, int limit) {
        return notices.stream()
                .filter(n -> journey.equals(n.journeyId()) && n.sequence() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Notice> search(@Nullable String words, Set<String> statuses, long before, int limit) {
        return notices.reversed()
                .stream()
                .filter(n -> n.sequence() < before && (statuses.isEmpty() || statuses.contains(n.status())))
                .filter(n -> words == null || (n.title() + " " + n.body()).toLowerCase(Locale.ROOT)
                        .contains(words.toLowerCase(Locale.ROOT)))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Untold> listUntold(JourneyId journey, int limit) {
        return subscriptions.stream()
                .filter(s -> s.thing().target() instanceof TripPlan plan
                        && plan.legs().stream().anyMatch(leg -> leg.journeyId().equals(journey)))
                .map(s -> new Untold(s.thing().id(), s.owner(), "BELOW_THRESHOLD", null, null))
                .toList();
    }

    @Override
    public Counters counters() {
        return new Counters(12, Map.of("NORMAL", (long) notices.size(), "QUIET", 2L), Map.of("COVERED", 5L),
                Map.of("accepted", (long) notices.size()));
    }

    @Override
    public void erase(PassengerId passenger) {
        erased.add(passenger);
        subscriptions.removeIf(s -> s.owner().equals(passenger));
        devices.removeIf(d -> d.owner().equals(passenger));
        notices.removeIf(n -> n.passengerId().equals(passenger));
    }
}
