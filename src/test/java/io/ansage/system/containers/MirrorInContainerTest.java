package io.ansage.system.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.domain.subscription.event.SubscriptionEventTypes;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.axon.SampleEvents;
import io.ansage.system.mirror.MirrorRig;
import io.ansage.system.mirror.Published;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The promises of the mirror, between a PostgreSQL and a Kafka that images bring. */
@Tag("docker")
@Tag("kafka")
@ExtendWith(Images.Present.class)
class MirrorInContainerTest {

    private static final int ROUNDS = 40;
    private static final List<JourneyId> JOURNEYS = IntStream.range(0, 7)
            .mapToObj(i -> JourneyId.of("ie", "A90" + i, ServiceDate.of(2025, 10, 3)))
            .toList();

    private static PostgresContainer postgres;

    private KafkaContainer kafka;
    private String database;
    private MirrorRig node;

    @BeforeAll
    static void startServer() {
        postgres = PostgresContainer.start();
    }

    @AfterAll
    static void stopServer() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void start() {
        kafka = new KafkaContainer(Images.kafka()).withStartupTimeout(Duration.ofMinutes(3));
        kafka.start();
        database = postgres.createDatabase();
        node = newNode();
    }

    @AfterEach
    void stop() {
        node.close();
        kafka.stop();
    }

    private MirrorRig newNode() {
        return new MirrorRig(database, postgres.user(), postgres.password(), kafka.getBootstrapServers());
    }

    @Test
    void everyJourneyEvent_isPublishedOnce_inOrder_andNothingPersonal() {
        var all = JourneyEventTypes.all().stream().map(SampleEvents::of).toArray();
        node.store().append("train-journey", SampleEvents.JOURNEY.toString(), 0, all);
        node.store()
                .append("passenger-subscription", SampleEvents.SUBSCRIPTION.toString(), 0,
                        SampleEvents.of(SubscriptionEventTypes.SUBSCRIPTION_STARTED));

        node.awaitCaughtUp();

        assertThat(published()).hasSize(all.length)
                .allSatisfy(r -> assertThat(r.headers() + r.value()).doesNotContain(SampleEvents.PASSENGER.value()))
                .extracting(Published::sequence)
                .containsExactlyElementsOf(LongStream.range(0, all.length).boxed().toList());
        assertThat(node.parked()).isZero();
    }

    /** A frozen broker refuses nothing and answers nothing, as behind a broken network. */
    @Test
    void whileKafkaIsFrozen_theTokenWaits_andNothingIsLostWhenItThaws() {
        appendRounds(0, 1);
        node.awaitCaughtUp();
        long before = node.head();
        var engine = DockerClientFactory.instance().client();
        engine.pauseContainerCmd(kafka.getContainerId()).exec();
        try {
            appendRounds(1, ROUNDS);
            node.awaitFailure();
            assertThat(node.lowestStoredToken()).isEqualTo(before);
        } finally {
            engine.unpauseContainerCmd(kafka.getContainerId()).exec();
        }

        node.awaitCaughtUp();

        assertThat(Published.sequences(published())).isEqualTo(everyJourney());
    }

    @Test
    void nodeThatIsReplaced_skipsNothing() {
        appendRounds(0, ROUNDS / 2);
        node.close();
        node = newNode();
        appendRounds(ROUNDS / 2, ROUNDS);

        node.awaitCaughtUp();

        assertThat(Published.sequences(published())).isEqualTo(everyJourney());
    }

    private List<Published> published() {
        return Published.readAll(kafka.getBootstrapServers());
    }

    /** In each round one event of every journey. */
    private void appendRounds(int from, int to) {
        for (int round = from; round < to; round++) {
            for (var journey : JOURNEYS) {
                node.store().append("train-journey", journey.toString(), round, SampleEvents.times(journey, round));
            }
        }
    }

    private static Map<String, List<Long>> everyJourney() {
        return JOURNEYS.stream()
                .collect(Collectors.toMap(JourneyId::toString, _ -> LongStream.range(0, ROUNDS).boxed().toList()));
    }
}
