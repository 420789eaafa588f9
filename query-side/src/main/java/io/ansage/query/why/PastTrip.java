package io.ansage.query.why;

import io.ansage.domain.notice.TripTold;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.Cohort.Member;
import io.ansage.query.notice.Cohort.Open;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept about one trip: the forms it had, what its passenger believed, and its rows of the ledger, each
 * in order.
 */
public record PastTrip(TripId id, List<Form> forms, List<Belief> beliefs, List<Row> rows) {

    public PastTrip {
        forms = List.copyOf(forms);
        beliefs = List.copyOf(beliefs);
        rows = List.copyOf(rows);
    }

    /** What the trip was from one transaction on; {@code ended} if nobody was told about it any more. */
    public record Form(SubscriptionId subscription, PassengerId passenger, int generation, List<Leg> legs,
            Preferences preferences, boolean ended, long transaction) {

        public Form {
            legs = List.copyOf(legs);
        }
    }

    /** What the passenger believed from one transaction on. */
    public record Belief(TripTold told, long transaction) {}

    /**
     * A row of the ledger.
     *
     * @param holdUntil   until when it was held; absent of one that was to be sent
     * @param transaction in which it was written
     * @param steps       states it went through afterwards
     */
    public record Row(Notice notice, int generation, TripTold before, TripTold after, @Nullable Instant holdUntil,
            long transaction, List<Step> steps) {

        public Row {
            steps = List.copyOf(steps);
        }

        /** Whether it was held when it was written, as opposed to planned. */
        public boolean held() {
            return holdUntil != null;
        }

        private Step at(PastPlanning planning) {
            return steps.stream()
                    .filter(step -> planning.saw(step.transaction))
                    .reduce((_, later) -> later)
                    .orElse(new Step(transaction, held() ? "held" : "planned", false));
        }
    }

    /** A state of a row; {@code unknown} if it may have arrived. */
    public record Step(long transaction, String status, boolean unknown) {}

    /** The newest form. */
    public Form last() {
        return forms.getLast();
    }

    /** The passenger as the planning of a window met them; none if it did not. */
    Optional<Cohort> at(PastPlanning planning) {
        return forms.stream()
                .filter(form -> planning.saw(form.transaction()))
                .reduce((_, later) -> later)
                .filter(form -> !form.ended()
                        && form.legs().stream().anyMatch(l -> l.journeyId().equals(planning.window().journeyId())))
                .map(form -> cohort(form, planning));
    }

    private Cohort cohort(Form form, PastPlanning planning) {
        var seen = last(form, planning,
                step -> step.status().equals("sending") || step.status().equals("planned") && step.unknown());
        var open = last(form, planning,
                step -> step.status().equals("held") || step.status().equals("planned") && !step.unknown());
        var told = seen != null
                ? seen.after()
                : beliefs.stream()
                        .filter(belief -> planning.saw(belief.transaction()))
                        .reduce((_, later) -> later)
                        .map(Belief::told)
                        .orElse(TripTold.nothing(form.legs().size()));
        return new Cohort(form.legs(), form.preferences(), timeless(told), open == null ? null : open(open, planning),
                List.of(new Member(id, form.generation(), form.subscription(), form.passenger(),
                        open == null ? null : open.notice().sequence())));
    }

    private @Nullable Row last(Form form, PastPlanning planning, Predicate<Step> which) {
        return rows.stream()
                .filter(row -> row.generation() == form.generation() && planning.saw(row.transaction()))
                .filter(row -> which.test(row.at(planning)))
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static Open open(Row row, PastPlanning planning) {
        boolean held = row.at(planning).status().equals("held");
        return new Open(held, row.notice().reason(), held ? null : timeless(row.after()), row.holdUntil());
    }

    /** When they were told does not matter to the policy. */
    private static TripTold timeless(TripTold told) {
        return new TripTold(told.version(), told.interrupts(), told.reminded(), told.legs(), told.connections(), null);
    }
}
