package io.ansage.system.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.event.JourneyEventTypes;
import io.ansage.domain.subscription.event.SubscriptionEventTypes;
import io.ansage.domain.time.ServiceDate;
import io.ansage.infra.axon.SampleEvents;
import io.ansage.infra.standalone.EmbeddedServers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyMirrorTest {

    private static final List<JourneyId> JOURNEYS = IntStream.range(0, 7)
            .mapToObj(i -> JourneyId.of("ie", "A90" + i, ServiceDate.of(2025, 10, 3)))
            .toList();

    @TempDir Path folder;
    private EmbeddedServers servers;
    private MirrorRig node;

    @BeforeEach
    void start() {
        servers = EmbeddedServers.start(folder.resolve("data"));
        node = newNode();
    }

    @AfterEach
    void stop() {
        node.close();
        servers.close();
    }

    private MirrorRig newNode() {
        return new MirrorRig(servers.jdbcUrl(), servers.user(), servers.password(), servers.bootstrapServers());
    }

    @Test
    void everyEvent_isPublishedOnce_inOrder_underItsPublicName_andNothingPersonal() {
        var all = JourneyEventTypes.all().stream().map(SampleEvents::of).toArray();
        node.store().append("train-journey", SampleEvents.JOURNEY.toString(), 0, all);
        node.store()
                .append("passenger-subscription", SampleEvents.SUBSCRIPTION.toString(), 0,
                        SampleEvents.of(SubscriptionEventTypes.SUBSCRIPTION_STARTED));

        node.awaitCaughtUp();

        var published = Published.readAll(servers.bootstrapServers());
        assertThat(published).extracting(r -> r.headers().get("ce_type"))
                .containsExactlyElementsOf(JourneyEventTypes.all()
                        .stream()
                        .map(t -> "io.ansage.journey." + t.typeName().substring("journey-".length()) + ".v1")
                        .toList());
        assertThat(published).allSatisfy(r -> {
            assertThat(r.key()).isEqualTo("ie:A906:2025-10-03");
            assertThat(r.headers()).containsEntry("ce_subject", "ie:A906:2025-10-03")
                    .containsEntry("ce_source", "/ansage/journeys")
                    .containsEntry("content-type", "application/json");
            assertThat(r.headers() + r.value()).doesNotContain("io.ansage.domain", "org.axonframework", "axonmessage",
                    SampleEvents.PASSENGER.value());
        });
        assertThat(Published.sequences(published)).isEqualTo(upTo(Map.of(SampleEvents.JOURNEY, all.length)));
        assertThat(node.parked()).isZero();
    }

    @Test
    void whileKafkaIsAway_theTokenWaits_andNothingIsLostWhenItIsBack() {
        appendRound(0);
        node.awaitCaughtUp();
        long before = node.head();
        servers.kafka().close();
        for (int round = 1; round < 40; round++) {
            appendRound(round);
        }

        node.awaitFailure();
        assertThat(node.lowestStoredToken()).isEqualTo(before);

        servers.kafka().start();
        node.awaitCaughtUp();
        assertThat(Published.sequences(Published.readAll(servers.bootstrapServers()))).isEqualTo(everyJourney(40));
    }

    @Test
    void brokerThatIsKilled_orNodeThatIsRestarted_skipsNothing() {
        for (int round = 0; round < 30; round++) {
            appendRound(round);
            if (round == 10) {
                servers.kafka().kill();
            }
            if (round == 15) {
                node.close();
                servers.kafka().start();
                node = newNode();
            }
        }

        node.awaitCaughtUp();

        assertThat(Published.sequences(Published.readAll(servers.bootstrapServers()))).isEqualTo(everyJourney(30));
    }

    /** One event of every journey. */
    private void appendRound(int round) {
        JOURNEYS.forEach(j -> node.store().append("train-journey", j.toString(), round, SampleEvents.times(j, round)));
    }

    private static Map<String, List<Long>> everyJourney(int rounds) {
        return upTo(JOURNEYS.stream().collect(Collectors.toMap(j -> j, _ -> rounds)));
    }

    private static Map<String, List<Long>> upTo(Map<JourneyId, Integer> counts) {
        return counts.entrySet()
                .stream()
                .collect(Collectors.toMap(e -> e.getKey().toString(),
                        e -> LongStream.range(0, e.getValue()).boxed().toList()));
    }
}
