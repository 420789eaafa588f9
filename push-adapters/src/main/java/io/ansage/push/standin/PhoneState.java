package io.ansage.push.standin;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a virtual phone shows and has been through.
 *
 * @param token  its registration token
 * @param online whether messages reach it now
 * @param shown  banners it shows now, one per tag, the latest last
 * @param counts how often each effect occurred since it was installed
 * @param log    its latest messages, the latest last
 */
public record PhoneState(String token, boolean online, List<Banner> shown, Map<Effect, Long> counts, List<Entry> log) {

    /** What a message did on the phone. */
    public enum Effect {
        /** Shown with sound and buzz. */
        BUZZED,
        /** Replaced its banner without a sound. */
        REPLACED_SILENTLY,
        /** Shown without a sound, with no banner there to replace. */
        SHOWN_SILENTLY,
        /** The same message once more: nothing to notice. */
        REPEATED,
        /** Older than what is shown: dropped. */
        DROPPED_OLDER,
        /** Its time was over before the phone was reached. */
        EXPIRED,
        /** Replaced by a newer one before the phone was reached. */
        COLLAPSED
    }

    /** A banner on the phone. */
    public record Banner(String tag, String title, String body, long version, String notificationId, boolean silent,
            Instant at) {}

    /** A message that came, and what it did. */
    public record Entry(Instant at, Effect effect, String tag, String title, String body, long version,
            Map<String, String> data) {}

    public PhoneState {
        shown = List.copyOf(shown);
        counts = Map.copyOf(counts);
        log = List.copyOf(log);
    }

    public long count(Effect effect) {
        return counts.getOrDefault(effect, 0L);
    }

    /** How often its owner was interrupted. */
    public long interrupts() {
        return count(Effect.BUZZED);
    }

    /** How often a banner was replaced without disturbing. */
    public long silentReplacements() {
        return count(Effect.REPLACED_SILENTLY);
    }
}
