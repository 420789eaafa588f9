package io.ansage.domain.notice;

import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripDecision.Silent;
import io.ansage.domain.notice.TripDecision.Tell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a passenger is to be told something about their trip: asks {@link NoticePolicy} about each leg and
 * {@code ConnectionPolicy} about each change between two, lets the weightiest answer speak, and keeps to the passenger's
 * quiet hours. One notice then says it all: every leg about which there is something to tell counts as told with it.
 * Pure, as the leg's policy is.
 */
public final class TripPolicy {

    private static final Comparator<Topic> WEIGHT = Comparator.comparing(Topic::noticeClass)
            .thenComparing(t -> t.reason().weight())
            .thenComparing(Comparator.comparingInt(Topic::leg).reversed());

    private final NoticePolicy legs;
    private final ConnectionPolicy connections;

    public TripPolicy(NoticePolicy legs) {
        this.legs = legs;
        this.connections = new ConnectionPolicy(legs.parameters());
    }

    /** The same policy with other numbers. */
    public TripPolicy with(NoticeParameters numbers) {
        return new TripPolicy(new NoticePolicy(numbers));
    }

    public NoticeParameters parameters() {
        return legs.parameters();
    }

    /** The policy for a single leg. */
    public NoticePolicy legs() {
        return legs;
    }

    public TripDecision decide(TripSituation s) {
        return Reminder.lookAgain(s, answer(s));
    }

    private TripDecision answer(TripSituation s) {
        if (s.finished()) {
            return new Silent(SilenceReason.PASSED, null);
        }
        var topics = new ArrayList<Topic>();
        var waits = new ArrayList<Hold>();
        SilenceReason silence = null;
        for (int i = 0; i < s.legs().size(); i++) {
            var leg = s.legs().get(i);
            var answer = legs.decide(new Situation(leg.truth(), s.told().leg(i), s.preferences(), s.now(),
                    leg.settledAt(), s.held()));
            switch (answer) {
                case NoticeDecision.Tell t ->
                        topics.add(Topic.ofLeg(i, t));
                case NoticeDecision.Hold h -> waits.add(new Hold(h.until(), h.reason()));
                case NoticeDecision.Silent n -> silence = weightier(silence, n.reason());
            }
        }
        for (int i = 0; i < s.connections().size(); i++) {
            switch (connections.decide(s, i)) {
                case ConnectionPolicy.News news -> topics.add(news.topic());
                case ConnectionPolicy.Later later -> waits.add(later.hold());
                case ConnectionPolicy.Nothing _ -> {
                    // The legs say why.
                }
            }
        }
        if (Reminder.due(s)) {
            topics.add(new Topic(NoticeClass.NORMAL, NoticeReason.REMINDER, 0,
                    told -> Reminder.told(s, told, parameters()),
                    Objects.requireNonNull(s.legs().getFirst().truth().expectedDeparture())));
        }
        var wait = waits.stream().min(Comparator.comparing(Hold::until)).orElse(null);
        if (topics.isEmpty()) {
            return wait != null ? wait : new Silent(silence == null ? SilenceReason.COVERED : silence, null);
        }
        return undisturbed(s, tell(s, topics, wait));
    }

    /**
     * Asked once more right before sending: is what this notice says still true, of every leg and every connection that
     * lies ahead? One about which it says nothing new is the planner's to look at: what is going on there may not have
     * settled.
     *
     * @param truth  what is true of the trip they have now
     * @param before what the passenger believed
     * @param after  what the passenger would believe once told
     */
    public boolean stillTrue(TripTruth truth, TripTold before, TripTold after) {
        var truths = truth.legs();
        if (truths.size() != after.legs().size()) {
            // Told about the trip they had before they chose another one.
            return false;
        }
        if (after.reminded() && !before.reminded()
                && (truths.getFirst().cancelled() || truths.getFirst().boardingCancelled())) {
            return false;
        }
        for (int i = 0; i < truths.size(); i++) {
            boolean news = before.legs().size() != after.legs().size()
                    || !after.leg(i).saysTheSameAs(before.leg(i));
            if (news && !truths.get(i).finished() && !legs.stillTrue(truths.get(i), after.leg(i))) {
                return false;
            }
        }
        for (int i = 0; i < truth.connections().size(); i++) {
            boolean news = before.connections().size() != after.connections().size()
                    || before.connections().get(i) != after.connections().get(i);
            if (news && !connections.stillTrue(truth.connections().get(i), after.connections().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Tell tell(TripSituation s, List<Topic> topics, @Nullable Hold wait) {
        var headline = topics.stream().max(WEIGHT).orElseThrow();
        var after = s.told();
        int interrupts = after.interrupts();
        for (var topic : topics) {
            after = topic.belief().apply(after);
        }
        // A reminder was asked for: it is not what the budget protects from.
        if (headline.noticeClass() == NoticeClass.NORMAL && headline.reason() != NoticeReason.REMINDER) {
            interrupts++;
        }
        return new Tell(headline.noticeClass(), headline.reason(), headline.leg(),
                new TripTold(s.told().version() + 1, interrupts, after.reminded(), after.legs(), after.connections(),
                        s.now()),
                headline.usefulUntil(), wait == null ? null : wait.until());
    }

    /** What would interrupt waits for the end of the passenger's quiet, unless it is urgent and may wake them. */
    private static TripDecision undisturbed(TripSituation s, Tell tell) {
        if (!tell.noticeClass().interrupts()) {
            return tell;
        }
        var quietUntil = s.preferences().quietUntil(s.now(), tell.noticeClass() == NoticeClass.URGENT);
        if (quietUntil == null) {
            return tell;
        }
        // What is due before that may be urgent, and wake them.
        var again = tell.recheckAt();
        return new Hold(again != null && again.isBefore(quietUntil) ? again : quietUntil, SilenceReason.QUIET_HOURS);
    }

    /** Of several silences the one about a leg that still lies ahead. */
    private static SilenceReason weightier(@Nullable SilenceReason known, SilenceReason next) {
        return known == null || known == SilenceReason.PASSED ? next : known;
    }
}
