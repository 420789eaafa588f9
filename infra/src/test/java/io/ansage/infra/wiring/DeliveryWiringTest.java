package io.ansage.infra.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.timetable.Timetable;
import io.ansage.infra.axon.PassengerKeys;
import io.ansage.infra.clock.PassengerClock;
import io.ansage.infra.loop.Loop;
import io.ansage.infra.metrics.DeliveryHealth;
import io.ansage.infra.postgres.NoticeRailway;
import io.ansage.infra.postgres.PostgresOutlooks;
import io.ansage.infra.postgres.PostgresTimetable;
import io.ansage.infra.postgres.RecordingChannel;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Notices;
import io.ansage.query.api.PassengerErasure;
import io.ansage.query.deadletter.DeadLetterSource;
import io.ansage.query.live.LiveHub;
import io.ansage.query.notice.SettlingTrigger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Planner and delivery as they run in the product: beans, loops, roles, meters, health. */
class DeliveryWiringTest {

    private final NoticeRailway railway = new NoticeRailway();
    private final AtomicReference<Instant> machine = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @AfterEach
    void close() {
        context.close();
        railway.close();
    }

    @Test
    void loops_deliverWhatIsPlanned_andMetersCountIt() throws InterruptedException {
        var handed = new CountDownLatch(1);
        railway.channel.meanwhile = handed::countDown;
        railway.withPassengers(3).plannedDelay(12);
        start(Map.of());

        assertThat(handed.await(30, TimeUnit.SECONDS)).isTrue();
        context.getBeansOfType(Loop.class).values().forEach(Loop::stop);
        assertThat(railway.rows()).containsOnly("accepted ACCEPTED").hasSize(3);
        var meters = context.getBean(MeterRegistry.class);
        assertThat(meters.counter("ansage.deliveries", "channel", "test", "outcome", "ACCEPTED").count()).isEqualTo(3);
        assertThat(meters.get("ansage.outbox.age.seconds").gauge().value()).isZero();
        assertThat(context.getBean(Notices.class).counters().byStatus()).containsEntry("accepted", 3L);
        assertThat(context.getBean(Devices.class).listOf(new PassengerId("passenger-0"))).hasSize(1);
        assertThat(context.getBeansOfType(DeadLetterSource.class)).hasSize(1);
        assertThat(context.getBeansOfType(SettlingTrigger.class)).isNotEmpty();

        context.getBean(PassengerErasure.class).erase(new PassengerId("passenger-0"));
        assertThat(railway.rows()).hasSize(2);
    }

    @Test
    void outboxThatIsNotWorkedOff_isDownAfterFiveMinutes_butOnlyThen() {
        start(Map.of());
        context.getBeansOfType(Loop.class).values().forEach(Loop::stop);
        var health = context.getBean(DeliveryHealth.class);
        machine.updateAndGet(m -> m.plus(Duration.ofMinutes(5)));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        machine.updateAndGet(m -> m.plus(Duration.ofSeconds(1)));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void nodeWithoutTheRoles_neitherPlansNorDelivers() {
        start(Map.of("ansage.roles.plan", "false", "ansage.roles.deliver", "false"));
        assertThat(context.getBeansOfType(Loop.class)).isEmpty();
        assertThat(context.getBeansOfType(SettlingTrigger.class)).as("it may still project").isNotEmpty();
    }

    private void start(Map<String, Object> properties) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.registerBean(JdbcClient.class, railway.database::jdbc);
        context.registerBean(PlatformTransactionManager.class, railway.database::transactionManager);
        context.registerBean(PassengerClock.class, () -> railway.clock);
        context.registerBean("machineClock", Clock.class, MachineClock::new);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(RecordingChannel.class, () -> railway.channel);
        context.registerBean(PassengerKeys.class, NoKeys::new);
        context.registerBean(LiveHub.class, () -> new LiveHub(new PostgresOutlooks(railway.database.jdbc())));
        context.registerBean(Timetable.class, () -> new PostgresTimetable(railway.database.jdbc()));
        context.register(PlannerWiring.class, MessageWiring.class, DeliveryWiring.class, ErasureWiring.class);
        context.refresh();
    }

    private final class MachineClock extends Clock {

        @Override
        public Instant instant() {
            return machine.get();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }

    /** Nobody has a key here. */
    private static final class NoKeys implements PassengerKeys {

        @Override
        public PassengerKey keyOf(PassengerId passenger) {
            throw new IllegalStateException("nothing is encrypted here");
        }

        @Override
        public Optional<SecretKey> find(UUID keyId) {
            return Optional.empty();
        }

        @Override
        public boolean erase(PassengerId passenger) {
            return false;
        }
    }
}
