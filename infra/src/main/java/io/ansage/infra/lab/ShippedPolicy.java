package io.ansage.infra.lab;

import io.ansage.domain.notice.LastTold;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.NoticeDecision.Hold;
import io.ansage.domain.notice.NoticeDecision.Silent;
import io.ansage.domain.notice.NoticeDecision.Tell;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.NoticePolicy;
import io.ansage.domain.notice.Situation;
import io.ansage.domain.subscription.Preferences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy of the product itself on a virtual clock: the same class, asked when the product asks it. A change opens a
 * settling window, or leaves the open one as it is; good news is looked at at once; a hold is asked again when it is
 * over. Look-ahead and budget are off.
 */
final class ShippedPolicy implements TellingPolicy {

    /** The name under which the numbers of the product are reported. */
    static final String DEFAULT_NAME = "ansage";

    private final String name;
    private final NoticePolicy policy;

    ShippedPolicy(String name, NoticeParameters parameters) {
        this.name = name;
        this.policy = new NoticePolicy(parameters.withoutLimits());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String rule() {
        return "the policy of the product, parameters version " + policy.parameters().version();
    }

    @Override
    public List<Told> play(TrainDay day) {
        return new Ride(day).play();
    }

    /** One passenger on one train. */
    private final class Ride {
        private final TrainDay day;
        private final Instant end;
        private final List<Told> told = new ArrayList<>();
        private LastTold belief = LastTold.NOTHING;
        private @Nullable Instant openedAt;
        private @Nullable Instant dueAt;
        private boolean held;
        private int lastDelay;

        Ride(TrainDay day) {
            this.day = day;
            this.end = Instant.ofEpochSecond(60 * (day.firstMinute() + day.truth().length));
        }

        List<Told> play() {
            LegTruth truth = null;
            for (var moment : day.moments()) {
                // A hold that ends before the next report is decided on what was true until then.
                askWhatIsDue(truth, moment.at());
                truth = moment.truth();
                changed(moment);
                askWhatIsDue(truth, moment.at().plusNanos(1));
            }
            askWhatIsDue(truth, end);
            return told;
        }

        private void changed(Moment moment) {
            boolean better = moment.delayMinutes() < lastDelay;
            var due = better ? moment.at() : moment.at().plus(policy.parameters().settle());
            lastDelay = moment.delayMinutes();
            openedAt = openedAt == null ? moment.at() : openedAt;
            dueAt = dueAt == null || due.isBefore(dueAt) ? due : dueAt;
        }

        private void askWhatIsDue(@Nullable LegTruth truth, Instant before) {
            while (truth != null && dueAt != null && dueAt.isBefore(before)) {
                ask(truth, dueAt);
            }
        }

        private void ask(LegTruth truth, Instant now) {
            var settledAt = openedAt == null ? now : openedAt.plus(policy.parameters().settle());
            switch (policy.decide(new Situation(truth, belief, Preferences.DEFAULT, now, settledAt, held))) {
                case Tell tell -> {
                    belief = tell.after();
                    if (tell.noticeClass() != NoticeClass.QUIET) {
                        var range = belief.arrival();
                        told.add(new Told(now, range.low(), range.high(), tell.reason().name()));
                    }
                    close();
                }
                case Hold hold -> {
                    held = true;
                    dueAt = hold.until();
                }
                case Silent _ -> close();
            }
        }

        private void close() {
            held = false;
            openedAt = null;
            dueAt = null;
        }
    }
}
