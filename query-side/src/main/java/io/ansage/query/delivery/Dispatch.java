package io.ansage.query.delivery;

import io.ansage.domain.channel.CollapseKey;
import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.subscription.TripId;
import io.ansage.query.delivery.Addressee.Device;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands parcels to the channels of their devices, as far as each channel may be used now. */
public final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int KEY_BYTES = 15;

    private final Map<String, NotificationChannel> channels = new TreeMap<>();
    private final Map<String, ChannelGuard> guards = new TreeMap<>();

    /**
     * @throws IllegalArgumentException if two channels have one name
     */
    public Dispatch(Collection<? extends NotificationChannel> channels) {
        for (var channel : channels) {
            if (this.channels.put(channel.id(), channel) != null) {
                throw new IllegalArgumentException("two channels are called '" + channel.id() + "'");
            }
            guards.put(channel.id(), new ChannelGuard(channel.id()));
        }
    }

    /**
     * What came of one device.
     *
     * @param outcome    the provider's answer; absent if it was not asked
     * @param askAgainAt when it may be asked, in machine time, if it was not
     */
    record Sent(Parcel parcel, Device device, @Nullable DeliveryOutcome outcome, @Nullable Instant askAgainAt) {}

    private record Target(Parcel parcel, Device device) {}

    /** Blocks until every provider has answered or its time is up. One result per device that is not done yet. */
    List<Sent> send(List<Parcel> parcels, Moment now) {
        var byChannel = new LinkedHashMap<String, List<Target>>();
        for (var parcel : parcels) {
            for (var device : parcel.addressee().devices()) {
                if (!parcel.doneDevices().contains(device.id()) && isFor(device.channel(), parcel.content())) {
                    byChannel.computeIfAbsent(device.channel(), _ -> new ArrayList<>())
                            .add(new Target(parcel, device));
                }
            }
        }
        if (byChannel.size() <= 1) {
            return byChannel.entrySet().stream().flatMap(e -> send(e.getKey(), e.getValue(), now).stream()).toList();
        }
        return sideBySide(byChannel, now);
    }

    /** A channel that is slow does not keep the others waiting. */
    private List<Sent> sideBySide(Map<String, List<Target>> byChannel, Moment now) {
        var answers = new ArrayList<Future<List<Sent>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byChannel.forEach((channel, targets) -> answers.add(threads.submit(() -> send(channel, targets, now))));
        }
        return answers.stream().flatMap(a -> a.resultNow().stream()).toList();
    }

    /** Whoever cannot replace what was told is spared its silent updates. */
    private boolean isFor(String id, Content content) {
        var channel = channels.get(id);
        return channel == null || channel.replaces() || content.noticeClass() != NoticeClass.QUIET
                || content.before().version() == 0;
    }

    /** Whether there is a channel that is not held back. */
    public boolean anyWorking() {
        return guards.values().stream().anyMatch(ChannelGuard::working);
    }

    private List<Sent> send(String id, List<Target> targets, Moment now) {
        var channel = channels.get(id);
        var guard = guards.get(id);
        if (channel == null || guard == null) {
            return targets.stream()
                    .map(t -> new Sent(t.parcel(), t.device(), null, now.machine().plus(RetryTimes.CAP)))
                    .toList();
        }
        var permitted = targets.subList(0, guard.permit(targets.size(), now.machine()));
        var outcomes = permitted.isEmpty() ? List.<DeliveryOutcome>of() : handOver(channel, permitted, now);
        guard.learn(outcomes, now.machine());
        var sent = new ArrayList<Sent>();
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            sent.add(i < outcomes.size()
                    ? new Sent(target.parcel(), target.device(), outcomes.get(i), null)
                    : new Sent(target.parcel(), target.device(), null, guard.askAgainAt(now.machine())));
        }
        return sent;
    }

    private static List<DeliveryOutcome> handOver(NotificationChannel channel, List<Target> targets, Moment now) {
        var messages = targets.stream().map(t -> message(t.parcel(), t.device(), now)).toList();
        try {
            var outcomes = channel.deliver(messages);
            if (outcomes.size() == messages.size()) {
                return outcomes;
            }
            LOG.error("Channel {} gave {} answers to {} messages", channel.id(), outcomes.size(), messages.size());
        } catch (RuntimeException e) {
            LOG.error("Channel {} failed, which no channel should", channel.id(), e);
        }
        // Some may have left the house: the same id makes a repeat invisible.
        return messages.stream().<DeliveryOutcome>map(_ -> new DeliveryOutcome.Unknown("channel failed")).toList();
    }

    private static PushMessage message(Parcel parcel, Device device, Moment now) {
        var content = parcel.content();
        long ttl = Math.max(0, Duration.between(now.passenger(), content.usefulUntil()).toSeconds());
        return new PushMessage(content.notificationId(), device.address(),
                collapseKey(parcel.addressee().tripId()), content.after().version(), content.title(),
                content.body(), content.language(), content.noticeClass() == NoticeClass.QUIET,
                content.noticeClass() == NoticeClass.URGENT, content.usefulUntil(), ttl,
                data(content));
    }

    private static Map<String, String> data(Content content) {
        var data = new TreeMap<>(Map.of("revision", Long.toString(content.revision()), "asOf",
                content.asOf().toString(), "reason", content.reason(), "class", content.noticeClass().name()));
        if (content.subscriptionId() != null) {
            data.put("subscriptionId", content.subscriptionId().value());
        }
        if (content.journeyId() != null) {
            data.put("journeyId", content.journeyId().toString());
        }
        if (content.messageId() != null) {
            data.put("messageId", content.messageId().toString());
        }
        return data;
    }

    /** Short and stable, and says nothing: providers see it. */
    static CollapseKey collapseKey(TripId trip) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(trip.value().getBytes(StandardCharsets.UTF_8));
            return new CollapseKey(Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, KEY_BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
