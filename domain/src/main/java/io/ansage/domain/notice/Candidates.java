package io.ansage.domain.notice;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The differences between what is true and what was told that may be worth telling, the weightiest of each class. */
final class Candidates {

    private final Situation s;
    private final NoticeParameters parameters;
    private @Nullable NoticeReason urgent;
    private @Nullable NoticeReason normal;
    private boolean delayOnly = true;

    Candidates(Situation situation, NoticeParameters parameters) {
        this.s = situation;
        this.parameters = parameters;
        var truth = s.truth();
        if (!truth.boarded()) {
            departure(s.told().departure(), truth.departureDelay());
            platform();
        }
        arrival(s.told().arrival(), truth.arrivalLateness());
        if (truth.message() != null && !truth.message().equals(s.told().message())) {
            normal(NoticeReason.OPERATOR_MESSAGE);
            delayOnly = false;
        }
    }

    boolean isEmpty() {
        return urgent == null && normal == null;
    }

    @Nullable
    NoticeReason urgent() {
        return urgent;
    }

    @Nullable
    NoticeReason normal() {
        return normal;
    }

    /** Whether nothing but minutes is to be told. */
    boolean delayOnly() {
        return delayOnly;
    }

    /** Why there is nothing to tell. */
    SilenceReason silence() {
        Integer delay = s.truth().boarded() ? s.truth().arrivalDelay() : s.truth().departureDelay();
        if (delay == null) {
            return SilenceReason.UNKNOWN;
        }
        return s.told().toldDelay() || delay <= 0 ? SilenceReason.COVERED : SilenceReason.BELOW_THRESHOLD;
    }

    private void departure(DelayRange told, @Nullable Integer delay) {
        if (delay != null) {
            if (parameters.comesBefore(told, delay)) {
                urgent(better(delay));
            } else {
                worse(told, delay);
            }
        }
    }

    private void arrival(DelayRange told, @Nullable Integer delay) {
        if (delay != null) {
            if (!parameters.arrivesBefore(told, delay)) {
                worse(told, delay);
            } else if (delay <= -parameters.materialMinutes() && !parameters.trusted(told)) {
                // Nobody misses anything by arriving early.
                normal(NoticeReason.ARRIVES_EARLY);
            } else {
                urgent(delay <= -parameters.materialMinutes()
                        ? NoticeReason.ARRIVES_EARLY
                        : better(Math.max(0, delay)));
            }
        }
    }

    private NoticeReason better(int delay) {
        return delay <= -parameters.earlyMinutes()
                ? NoticeReason.EARLY
                : delay < parameters.earlyMinutes() ? NoticeReason.ON_TIME_AGAIN : NoticeReason.BETTER;
    }

    private void worse(DelayRange told, int delay) {
        if (told.onTime() && s.preferences().delays() && delay >= s.preferences().thresholdMinutes()) {
            normal(s.told().toldDelay() ? NoticeReason.WORSE : NoticeReason.FIRST_DELAY);
        } else if (!told.onTime() && delay >= told.high() + s.preferences().stepMinutes()) {
            normal(NoticeReason.WORSE);
        }
    }

    private void platform() {
        var truth = s.truth();
        var believed = s.told().platform() != null ? s.told().platform() : truth.plannedPlatform();
        if (believed == null || truth.platform() == null || Objects.equals(believed, truth.platform())) {
            return;
        }
        var departure = truth.expectedDeparture();
        boolean soon = departure != null && !departure.minus(parameters.urgentPlatform()).isAfter(s.now());
        if (soon) {
            urgent(NoticeReason.PLATFORM);
        } else {
            normal(NoticeReason.PLATFORM);
        }
        delayOnly = false;
    }

    private void urgent(NoticeReason reason) {
        urgent = urgent == null ? reason : urgent;
    }

    private void normal(NoticeReason reason) {
        normal = normal == null ? reason : normal;
    }
}
