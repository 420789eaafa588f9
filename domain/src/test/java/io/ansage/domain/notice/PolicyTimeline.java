package io.ansage.domain.notice;

import io.ansage.domain.journey.Platform;
import io.ansage.domain.notice.NoticeDecision.Hold;
import io.ansage.domain.notice.NoticeDecision.Silent;
import io.ansage.domain.notice.NoticeDecision.Tell;
import io.ansage.domain.subscription.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays the policy against a course of truth: one passenger who boards at 07:30, on a clock of minutes. Settling works as
 * in the product: the first change opens a window, a hold is asked again when it is over.
 */
final class PolicyTimeline {

    static final Instant DEPARTURE = Instant.parse("2025-10-03T07:30:00Z");

    final List<String> told = new ArrayList<>();
    private final NoticePolicy policy = new NoticePolicy(NoticeParameters.DEFAULT);
    private final Preferences preferences;
    private LastTold belief = LastTold.NOTHING;
    private Instant now = Instant.parse("2025-10-03T06:00:00Z");
    private @Nullable Instant windowOpened;
    private boolean held;
    private int delay;
    private int trend;
    private boolean cancelled;
    private Duration newsAge = Duration.ZERO;
    private @Nullable String platform = "4";

    PolicyTimeline(Preferences preferences) {
        this.preferences = preferences;
    }

    static PolicyTimeline start() {
        return new PolicyTimeline(Preferences.DEFAULT);
    }

    PolicyTimeline at(String clock) {
        var next = Instant.parse("2025-10-03T" + clock + ":00Z");
        while (windowOpened != null && held && now.isBefore(next)) {
            now = now.plusSeconds(10);
            ask();
        }
        now = next;
        return this;
    }

    PolicyTimeline delay(int minutes) {
        trend = minutes - delay;
        delay = minutes;
        return changed();
    }

    /** From now on every report is this old when it comes. */
    PolicyTimeline reportsComeLate(Duration age) {
        newsAge = age;
        return this;
    }

    PolicyTimeline cancelled(boolean value) {
        cancelled = value;
        return changed();
    }

    PolicyTimeline platform(String value) {
        platform = value;
        return changed();
    }

    /** Lets time pass until nothing is held any more. */
    PolicyTimeline settle() {
        for (int i = 0; i < 12 && held; i++) {
            now = now.plusSeconds(10);
            ask();
        }
        return this;
    }

    long interrupts() {
        return told.stream().filter(t -> !t.startsWith("QUIET")).count();
    }

    LastTold belief() {
        return belief;
    }

    NoticeDecision decideAgain() {
        return policy.decide(situation());
    }

    private PolicyTimeline changed() {
        windowOpened = windowOpened == null ? now : windowOpened;
        ask();
        return this;
    }

    private void ask() {
        switch (policy.decide(situation())) {
            case Tell tell -> {
                told.add(tell.noticeClass() + " " + tell.reason());
                belief = tell.after();
                close();
            }
            case Hold _ -> held = true;
            case Silent _ -> close();
        }
    }

    private void close() {
        held = false;
        windowOpened = null;
    }

    private Situation situation() {
        var opened = windowOpened == null ? now : windowOpened;
        return new Situation(truth(), belief, preferences, now, opened.plus(NoticeParameters.DEFAULT.settle()), held);
    }

    private LegTruth truth() {
        var expected = DEPARTURE.plus(Duration.ofMinutes(delay));
        boolean boarded = expected.plusSeconds(60).isBefore(now);
        return new LegTruth(cancelled, false, false, delay, delay, trend, new Platform("4"),
                platform == null ? null : new Platform(platform), null, DEPARTURE, expected,
                expected.plus(Duration.ofHours(1)), newsAge, boarded, false);
    }
}
