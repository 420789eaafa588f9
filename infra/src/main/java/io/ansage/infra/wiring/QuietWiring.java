package io.ansage.infra.wiring;

import io.ansage.command.api.IngestLedger;
import io.ansage.infra.axon.ProjectionsAtHead;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.clock.PolledQuiescence;
import io.ansage.infra.clock.Quiescence;
import io.ansage.infra.clock.QuietCondition;
import io.ansage.infra.loop.Loop;
import io.ansage.query.message.MessagePlanning;
import io.ansage.query.notice.SettlingStore;
import io.ansage.query.trip.TripCare;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knows when the whole walk has come to rest, part by part, in its order. */
@Configuration(proxyBeanMethods = false)
class QuietWiring {

    @Bean
    Quiescence quiescence(IngestLedger ledger, ProjectionsAtHead projections, SettlingStore settling,
            MessagePlanning messages,
            TripCare care,
            PassengerClock passengerClock, @Qualifier("machineClock") Clock machineClock, JdbcClient jdbc,
            ObjectProvider<Loop> loops, @Value("${ansage.quiet-patience:60s}") Duration patience) {
        QuietCondition ingest = () -> {
            long inFlight = ledger.balance().inFlight();
            return inFlight == 0 ? Optional.empty() : Optional.of(inFlight + " observations in flight");
        };
        QuietCondition said = () -> messages.nextDue()
                .filter(next -> !next.isAfter(passengerClock.instant()))
                .map(next -> hurry(loops, "a message due at " + next));
        QuietCondition due = () -> settling.nextDue()
                .filter(next -> !next.isAfter(passengerClock.instant()))
                .map(next -> hurry(loops, "a settling window due at " + next));
        QuietCondition trips = () -> care.idle()
                ? Optional.empty()
                : Optional.of(hurry(loops, "trips to be looked at"));
        QuietCondition outbox = () -> outbox(jdbc, machineClock).map(waiting -> hurry(loops, waiting));
        // Trips twice: they follow what the projections learn, and ending one is an event that these must learn.
        return new PolledQuiescence(List.of(ingest, trips, projections, trips, said, due, outbox), patience);
    }

    /** Whoever waits for quiet does not wait for pauses. */
    private static String hurry(ObjectProvider<Loop> loops, String work) {
        loops.forEach(Loop::wake);
        return work;
    }

    /** What waits for a provider's wish to be tried again later does not hold the clock up. */
    private static Optional<String> outbox(JdbcClient jdbc, Clock machineClock) {
        long waiting = jdbc.sql("""
                select count(*) from notice where stage = 'planned'
                    and (status = 'sending' or next_attempt_at is null or next_attempt_at <= :now)
                """)
                .param("now", new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE,
                        machineClock.instant().atOffset(ZoneOffset.UTC)))
                .query(Long.class)
                .single();
        return waiting == 0 ? Optional.empty() : Optional.of(waiting + " notices in the outbox");
    }
}
