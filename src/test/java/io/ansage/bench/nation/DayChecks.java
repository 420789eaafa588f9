package io.ansage.bench.nation;

import io.ansage.bench.Goal;
import io.ansage.bench.Run;
import io.ansage.command.api.IngestLedger;
import io.ansage.domain.notice.LastTold;
import io.ansage.domain.notice.TripTold;
import io.ansage.infra.json.DomainJson;
import io.ansage.push.standin.VirtualPhone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at every passenger after the day: were they told what was true, and does their phone show the last of it? */
final class DayChecks {

    /** Who is told later than this before the train leaves may be on the way already. */
    private static final Duration IN_TIME = Duration.ofMinutes(10);
    /** More than any threshold of ours, and than any range is wide beside the truth. */
    private static final int PLAIN_MINUTES = 20;

    private static final int EXPLAINED = 5;

    private final Run run;
    private final WholeProduct product;
    private final JdbcClient jdbc;
    private long riders;
    private long otherOnPhone;
    private long cancelledUntold;
    private long cancelledFalsely;
    private long late;
    private long lateUntold;

    DayChecks(Run run, WholeProduct product) {
        this.run = run;
        this.product = product;
        this.jdbc = JdbcClient.create(product.database());
    }

    /** What must hold, each as a goal. */
    List<Goal> look(Iterator<Rider> all, long observations) {
        var told = told();
        all.forEachRemaining(rider -> look(rider, told.get(rider.subscription().value())));
        var balance = product.part(IngestLedger.class).balance();
        long open = jdbc.sql("select count(*) from notice where status in ('planned', 'sending', 'held')")
                .query(Long.class)
                .single();
        long failed = jdbc.sql("select count(*) from notice where status = 'failed'").query(Long.class).single();
        var goals = new ArrayList<Goal>();
        goals.add(Goal.holds("received = applied + suppressed + quarantined",
                balance.balances() && balance.inFlight() == 0 && balance.received() == observations));
        goals.add(Goal.atMost("observations quarantined",
                balance.quarantined().values().stream().mapToLong(Long::longValue).sum(), 0.0, null));
        goals.add(Goal.atMost("notices left open", open, 0.0, null));
        goals.add(Goal.atMost("notices failed", failed, 0.0, null));
        goals.add(Goal.atMost("phones that do not show the last state told", otherOnPhone, 0.0, null));
        goals.add(Goal.atMost("passengers not told that their train is cancelled", cancelledUntold, 0.0, null));
        goals.add(Goal.atMost("passengers told of a cancellation that was none", cancelledFalsely, 0.0, null));
        goals.add(Goal.atMost("passengers of trains " + PLAIN_MINUTES + " minutes late or more who knew nothing",
                lateUntold, 0.0, null));
        return goals;
    }

    String words() {
        var quarantined = product.part(IngestLedger.class).balance().quarantined();
        return (quarantined.isEmpty() ? "" : "quarantined " + quarantined + "; ")
                + "looked at %,d passengers; %,d boarded plainly late".formatted(riders, late);
    }

    private record Told(int version, LastTold leg) {}

    /** The last that a provider took, by subscription; read through a cursor, for it is every passenger's. */
    private Map<String, Told> told() {
        var told = new HashMap<String, Told>();
        var rows = new JdbcTemplate(product.database());
        rows.setFetchSize(5_000);
        new TransactionTemplate(new DataSourceTransactionManager(product.database()))
                .executeWithoutResult(_ -> rows.query("""
                        select distinct on (subscription_id) subscription_id, version, after from notice_in_words
                        where status = 'accepted' order by subscription_id, sequence desc
                        """, rs -> {
                    var after = DomainJson.mapper().readValue(rs.getString("after"), TripTold.class);
                    told.put(rs.getString("subscription_id"), new Told(rs.getInt("version"), after.leg(0)));
                }));
        return told;
    }

    /** Says what is stored of a passenger whose phone shows something else. */
    private void explain(Rider rider, Optional<VirtualPhone> phone) {
        jdbc.sql("""
                select row_to_json(n)::text from (select sequence, version, class, reason, status, outcome, attempts,
                    outcome_unknown, planned_at, as_of, useful_until, hold_until, closed_at, steps from notice
                    where subscription_id = ? order by sequence) n
                """)
                .param(rider.subscription().value())
                .query(String.class)
                .list()
                .forEach(notice -> run.say("%s: %s", rider.phone(), notice));
        phone.ifPresent(p -> p.state().log().forEach(entry -> run.say("%s: %s", rider.phone(), entry)));
    }

    private void look(Rider rider, @org.jspecify.annotations.Nullable Told told) {
        riders++;
        var phone = product.provider().findPhone(rider.phone());
        var shown = phone.map(p -> p.state().shown()).orElse(List.of());
        if (told == null ? !shown.isEmpty() : shown.size() != 1 || shown.getFirst().version() != told.version()) {
            if (otherOnPhone++ < EXPLAINED) {
                explain(rider, phone);
            }
        }
        var cancelledAt = rider.train().cancelledAt();
        var departure = rider.trueDeparture();
        if (cancelledAt != null) {
            if (cancelledAt.isBefore(departure.minus(IN_TIME)) && (told == null || !told.leg().cancelled())) {
                cancelledUntold++;
            }
            return;
        }
        if (told != null && told.leg().cancelled()) {
            cancelledFalsely++;
        }
        int known = rider.train().delayAt(departure.minus(IN_TIME));
        if (known >= PLAIN_MINUTES && rider.train().delayAt(departure) >= PLAIN_MINUTES) {
            late++;
            if (told == null || !told.leg().toldDelay()) {
                lateUntold++;
            }
        }
    }
}
