package io.ansage.push.standin;

import io.ansage.push.standin.PhoneState.Banner;
import io.ansage.push.standin.PhoneState.Effect;
import io.ansage.push.standin.PhoneState.Entry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A phone with our app on it: shows one banner per tag, buzzes unless told not to, drops what is older than what it
 * shows. While it is offline messages wait, one per collapse key, until their time is over.
 */
public final class VirtualPhone {

    /** Android shows no more banners of one app. */
    private static final int MOST_BANNERS = 50;
    /** FCM keeps no more messages for a phone that cannot be reached. */
    private static final int MOST_WAITING = 100;

    private record Waiting(FcmRequest message, Instant until) {}

    private final String token;
    private final InstantSource time;
    private final int logLength;
    private final PhoneListener listener;
    private final Map<String, Banner> shown = new LinkedHashMap<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<Effect, Long> counts = new EnumMap<>(Effect.class);
    private final Deque<Entry> log = new ArrayDeque<>();
    private boolean online = true;
    private long unnamed;

    VirtualPhone(String token, InstantSource time, int logLength, PhoneListener listener) {
        this.token = token;
        this.time = time;
        this.logLength = logLength;
        this.listener = listener;
    }

    public synchronized PhoneState state() {
        return new PhoneState(token, online, List.copyOf(shown.values()), counts, List.copyOf(log));
    }

    /** Switches the network off or on; on, what has waited arrives, unless its time is over. */
    public synchronized void setOnline(boolean reachable) {
        online = reachable;
        if (reachable) {
            var arriving = new ArrayList<>(waiting.values());
            waiting.clear();
            for (var message : arriving) {
                if (message.until().isAfter(time.instant())) {
                    show(message.message());
                } else {
                    happened(message.message(), Effect.EXPIRED);
                }
            }
        }
    }

    synchronized void receive(FcmRequest message) {
        if (online) {
            show(message);
            return;
        }
        if (message.ttl().isZero()) {
            happened(message, Effect.EXPIRED);
            return;
        }
        var key = message.collapseKey() != null ? message.collapseKey() : unnamedKey();
        var earlier = waiting.remove(key);
        if (earlier != null) {
            happened(earlier.message(), Effect.COLLAPSED);
        }
        waiting.put(key, new Waiting(message, time.instant().plus(message.ttl())));
        if (waiting.size() > MOST_WAITING) {
            var eldest = waiting.remove(waiting.keySet().iterator().next());
            if (eldest != null) {
                happened(eldest.message(), Effect.EXPIRED);
            }
        }
    }

    private void show(FcmRequest message) {
        var tag = tag(message);
        var before = shown.get(tag);
        Effect effect;
        if (before != null && message.version() < before.version()) {
            effect = Effect.DROPPED_OLDER;
        } else if (before != null && message.version() == before.version() && !message.notificationId().isEmpty()
                && message.notificationId().equals(before.notificationId())) {
            effect = Effect.REPEATED;
        } else {
            effect = !message.silent()
                    ? Effect.BUZZED
                    : before != null
                            ? Effect.REPLACED_SILENTLY
                            : Effect.SHOWN_SILENTLY;
            shown.remove(tag);
            shown.put(tag, new Banner(tag, message.title(), message.body(), message.version(),
                    message.notificationId(), message.silent(), time.instant()));
            if (shown.size() > MOST_BANNERS) {
                shown.remove(shown.keySet().iterator().next());
            }
        }
        happened(message, effect);
    }

    private void happened(FcmRequest message, Effect effect) {
        counts.merge(effect, 1L, Long::sum);
        var entry = new Entry(time.instant(), effect, tag(message), message.title(), message.body(),
                message.version(), message.data());
        log.addLast(entry);
        if (log.size() > logLength) {
            log.removeFirst();
        }
        listener.happened(token, entry);
    }

    private String tag(FcmRequest message) {
        if (message.tag() != null) {
            return message.tag();
        }
        return message.collapseKey() != null ? message.collapseKey() : unnamedKey();
    }

    private String unnamedKey() {
        return "unnamed-" + ++unnamed;
    }
}
