package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.channel.DeliveryOutcome.ChannelBroken;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.RecipientSuspect;
import io.ansage.domain.channel.DeliveryOutcome.Refused;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import io.ansage.domain.channel.PushMessage;
import io.ansage.domain.journey.JourneyId;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.delivery.Closing;
import io.ansage.query.delivery.Moment;
import io.ansage.query.delivery.Outbox;
import io.ansage.query.delivery.Parcel;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delivery on real SQL: every outcome of a provider, every way of dying in between. */
class NoticeDeliveryTest {

    private final NoticeRailway railway = new NoticeRailway();
    private final RecordingChannel channel = railway.channel;

    @AfterEach
    void close() {
        railway.close();
    }

    @Test
    void acceptedNotice_isClosedAndBelieved() {
        railway.withPassengers(1).plannedDelay(12);

        assertThat(railway.worker.deliverDue()).isOne();

        assertThat(railway.rows()).containsExactly("accepted ACCEPTED");
        assertThat(railway.beliefs()).containsExactly("subscription-0 1");
        assertThat(railway.attempts()).containsExactly("ACCEPTED");
        assertThat(railway.worker.idle()).isTrue();
        assertThat(channel.handed).singleElement().satisfies(m -> {
            assertThat(m.version()).isOne();
            assertThat(m.silent()).isFalse();
            assertThat(m.urgent()).isFalse();
            assertThat(m.address()).isEqualTo(NoticeRailway.address(0));
            assertThat(m.expiresAt()).isEqualTo(NoticeRailway.DEPARTURE.plus(Duration.ofMinutes(12)));
            assertThat(m.timeToLiveSeconds()).isEqualTo(Duration.ofMinutes(52).minusSeconds(30).toSeconds());
            assertThat(m.data()).containsEntry("journeyId", NoticeRailway.JOURNEY.toString())
                    .containsEntry("subscriptionId", "subscription-0")
                    .containsEntry("class", "NORMAL")
                    .containsEntry("reason", "FIRST_DELAY")
                    .containsEntry("revision", "2");
        });
    }

    @Test
    void twoWorkersAtOnce_deliverEachRowOnce() {
        int passengers = 1_500;
        railway.withPassengers(passengers).plannedDelay(12);
        var other = railway.worker(railway.outbox, List.of(channel));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(railway.worker::deliverDue, threads);
            var second = CompletableFuture.supplyAsync(other::deliverDue, threads);
            assertThat(first.join() + second.join()).isEqualTo(passengers);
        }
        assertThat(channel.ids()).hasSize(passengers).doesNotHaveDuplicates();
        assertThat(railway.count("belief")).isEqualTo(passengers);
        assertThat(railway.count("notice where status = 'accepted'")).isEqualTo(passengers);
    }

    /** An index that is touched by each claim is written for each claim, as are all others of the table. */
    @Test
    void whatIsTakenInHand_keepsItsPlaceInEveryIndex() {
        int passengers = 600;
        railway.withPassengers(passengers).plannedDelay(12);
        var now = new Moment(railway.clock.instant(), Instant.now());
        railway.database.transaction().executeWithoutResult(_ -> {
            assertThat(railway.outbox.claim(now, now.machine().plusSeconds(60), passengers)).hasSize(passengers);
            assertThat(railway.database.jdbc().sql("""
                    select sum(n_tup_upd) || ' rows, in place ' || sum(n_tup_hot_upd)
                    from pg_stat_xact_user_tables where relname like 'notice\\_2%'
                    """).query(String.class).single()).isEqualTo("600 rows, in place 600");
        });
    }

    @Test
    void p03_workerThatDiesBeforeItWritesDown_isFollowedAfterTheLease_underTheSameId() {
        railway.withPassengers(1).plannedDelay(12);
        var dying = railway.worker(new DyingOutbox(railway.outbox), List.of(channel));
        assertThatThrownBy(dying::deliverDue).hasMessage("killed");
        assertThat(railway.worker.deliverDue()).as("the lease holds").isZero();
        assertThat(railway.worker.idle()).isFalse();

        railway.laterOnMachine(Duration.ofSeconds(31));
        assertThat(railway.worker.deliverDue()).isOne();

        assertThat(channel.ids()).hasSize(2);
        assertThat(new HashSet<>(channel.ids())).hasSize(1);
        assertThat(railway.rows()).containsExactly("accepted ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, -5})
    void p06_stateThatFlipsWhileAnotherNodeSends_isNeverContradicted_thoughTheNodesClocksDiffer(int skew) {
        railway.withPassengers(1).happens(railway.cancelled());
        channel.meanwhile = () -> {
            channel.meanwhile = () -> {};
            // The other node, whose clock goes wrong by so much, learns more and sends what it can.
            railway.laterOnMachine(Duration.ofSeconds(skew));
            railway.happens(railway.reinstated());
            railway.worker(railway.outbox, List.of(channel)).deliverDue();
            assertThat(channel.handed).as("nothing overtakes what is being handed over").hasSize(1);
            railway.laterOnMachine(Duration.ofSeconds(-skew));
        };

        railway.worker.deliverDue();
        railway.work();
        railway.laterOnMachine(Duration.ofMinutes(2));
        railway.work();

        assertThat(channel.handed).extracting(PushMessage::version).containsExactly(1L, 2L);
        assertThat(railway.ledger()).extracting(Notice::reason).containsExactlyInAnyOrder("CANCELLED", "RUNS_AGAIN");
        assertThat(railway.beliefs()).singleElement().asString().endsWith(" 2");
    }

    @Test
    void workerThatLostItsLease_writesNothing() {
        railway.withPassengers(1).plannedDelay(12);
        channel.meanwhile = () -> {
            channel.meanwhile = () -> {};
            railway.laterOnMachine(Duration.ofSeconds(31));
            railway.worker(railway.outbox, List.of(channel)).deliverDue();
        };
        railway.worker.deliverDue();
        assertThat(channel.ids()).hasSize(2);
        assertThat(railway.attempts()).containsExactly("ACCEPTED");
        assertThat(railway.rows()).containsExactly("accepted ACCEPTED");
    }

    @Test
    void noticeThatBecameUntrue_isNotSent_andThePassengerIsDecidedAnew() {
        railway.withPassengers(1).plannedDelay(12);
        railway.channel.answers(new TryLater("down", null, false));
        railway.worker.deliverDue();
        railway.database.jdbc().sql("truncate settling, settling_opening").update();
        // The truth moves on without the planner: as when it is late.
        railway.database.transaction()
                .executeWithoutResult(_ -> railway.database.jdbc()
                        .sql("update journey_outlook set outlook = jsonb_set(outlook::jsonb, '{delayMinutes}', '40')")
                        .update());
        channel.answers(RecordingChannel.ACCEPTED);
        railway.laterOnMachine(Duration.ofSeconds(5));
        assertThat(railway.worker.deliverDue()).isOne();
        assertThat(railway.rows()).containsExactly("superseded SUPERSEDED");
        assertThat(channel.handed).hasSize(1);

        railway.work();
        assertThat(railway.rows()).containsExactly("superseded SUPERSEDED", "accepted ACCEPTED");
        assertThat(channel.bodies().getLast()).isNotEqualTo(channel.bodies().getFirst());
    }

    @Test
    void passengerWithoutDevice_isToldOnTheirPageOnly() {
        railway.subscribe(0);
        railway.plannedDelay(12).work();
        assertThat(railway.rows()).containsExactly("accepted NO_DEVICE");
        assertThat(railway.beliefs()).containsExactly("subscription-0 1");
        assertThat(channel.handed).isEmpty();
    }

    @Test
    void p43_goneDevice_isForgotten_andTheOtherIsServed() {
        railway.withPassengers(1);
        railway.devices.register(NoticeRailway.passenger(0), NoticeRailway.CHANNEL, NoticeRailway.address(7),
                railway.clock.instant());
        channel.answer = m -> m.address().equals(NoticeRailway.address(0))
                ? new RecipientGone("UNREGISTERED")
                : RecordingChannel.ACCEPTED;
        railway.plannedDelay(12).work();
        assertThat(railway.rows()).containsExactly("accepted ACCEPTED");
        assertThat(railway.devices.listOf(NoticeRailway.passenger(0))).hasSize(1);

        railway.happens(railway.cancelled()).work();
        assertThat(channel.handed).extracting(PushMessage::address)
                .filteredOn(NoticeRailway.address(0)::equals)
                .hasSize(1);
    }

    @Test
    void lastDeviceGone_expiresTheNotice_andIsNoDeadLetter() {
        channel.answers(new RecipientGone("UNREGISTERED"));
        railway.withPassengers(1).plannedDelay(12).work();
        assertThat(railway.rows()).containsExactly("expired RECIPIENT_GONE");
        assertThat(railway.count("device")).isZero();
        assertThat(railway.beliefs()).isEmpty();
        assertThat(new DeliveryDeadLetters(railway.database.jdbc()).list(null, 10)).isEmpty();
    }

    @Test
    void doubtedDevice_isForgottenWhenDoubtedTwice() {
        channel.answers(new RecipientSuspect("INVALID_ARGUMENT"));
        railway.withPassengers(1).plannedDelay(12);
        railway.worker.deliverDue();
        assertThat(railway.rows()).containsExactly("planned RECIPIENT_SUSPECT");
        assertThat(railway.count("device where suspect")).isOne();

        railway.laterOnMachine(Duration.ofSeconds(5));
        railway.worker.deliverDue();
        assertThat(railway.rows()).containsExactly("expired RECIPIENT_GONE");
        assertThat(railway.count("device")).isZero();
    }

    @Test
    void doubtedDevice_isTrustedAgainOnceSomethingWasTakenForIt() {
        channel.answers(new RecipientSuspect("INVALID_ARGUMENT"));
        railway.withPassengers(1).plannedDelay(12);
        railway.worker.deliverDue();
        channel.answers(RecordingChannel.ACCEPTED);
        railway.laterOnMachine(Duration.ofSeconds(5));
        railway.worker.deliverDue();
        assertThat(railway.rows()).containsExactly("accepted ACCEPTED");
        assertThat(railway.count("device where not suspect")).isOne();
    }

    @Test
    void providerThatAsksToWait_isAskedAgainWhenItWishes() {
        channel.answers(new TryLater("UNAVAILABLE", Duration.ofSeconds(20), false));
        railway.withPassengers(1).plannedDelay(12);
        railway.worker.deliverDue();
        channel.answers(RecordingChannel.ACCEPTED);
        railway.laterOnMachine(Duration.ofSeconds(19));
        assertThat(railway.worker.deliverDue()).isZero();
        assertThat(railway.worker.idle()).as("waiting for a provider is no work").isTrue();
        railway.laterOnMachine(Duration.ofSeconds(1));
        assertThat(railway.worker.deliverDue()).isOne();
        assertThat(railway.rows()).containsExactly("accepted ACCEPTED");
        assertThat(railway.attempts()).containsExactly("TRY_LATER", "ACCEPTED");
    }

    @Test
    void p13_usedUpQuota_pausesTheChannel_thenOneMessageProbesIt_thenAllFollowAndNoneIsLost() {
        int passengers = 20;
        channel.answers(new TryLater("QUOTA_EXCEEDED", Duration.ofSeconds(30), true));
        railway.withPassengers(passengers).plannedDelay(12);
        railway.worker.deliverDue();
        int before = channel.handed.size();
        assertThat(before).isEqualTo(passengers);

        railway.laterOnMachine(Duration.ofSeconds(29));
        assertThat(railway.worker.deliverDue()).isZero();
        railway.laterOnMachine(Duration.ofSeconds(1));
        railway.worker.deliverDue();
        assertThat(channel.handed).as("a probe that fails").hasSize(before + 1);

        channel.answers(RecordingChannel.ACCEPTED);
        railway.laterOnMachine(Duration.ofSeconds(30));
        railway.worker.deliverDue();
        assertThat(channel.handed).as("a probe that succeeds").hasSize(before + 2);
        railway.laterOnMachine(Duration.ofSeconds(1));
        railway.worker.deliverDue();
        assertThat(channel.handed).hasSize(before + 1 + passengers);
        assertThat(railway.count("notice where status = 'accepted'")).isEqualTo(passengers);
    }

    @Test
    void noticesPlannedDuringAPause_waitForItWithoutAskingTheProvider() {
        railway.withPassengers(3);
        channel.answers(new TryLater("QUOTA_EXCEEDED", Duration.ofSeconds(30), true));
        railway.plannedDelay(12).work();
        int before = channel.handed.size();
        railway.happens(railway.cancelled()).work();
        assertThat(channel.handed).hasSize(before);
        assertThat(railway.rows()).filteredOn("planned CHANNEL_WAITS"::equals).hasSize(3);
        assertThat(railway.rows()).filteredOn(r -> r.startsWith("superseded")).hasSize(3);
    }

    @Test
    void brokenChannel_isLeftAloneForAMinute_andNothingIsDropped() {
        channel.answers(new ChannelBroken("SENDER_ID_MISMATCH"));
        railway.withPassengers(3).plannedDelay(12);
        railway.worker.deliverDue();
        assertThat(railway.rows()).containsOnly("planned CHANNEL_BROKEN").hasSize(3);
        int before = channel.handed.size();
        channel.answers(RecordingChannel.ACCEPTED);
        railway.laterOnMachine(Duration.ofSeconds(59));
        railway.worker.deliverDue();
        assertThat(channel.handed).hasSize(before);
        railway.laterOnMachine(Duration.ofSeconds(1));
        railway.worker.deliverDue();
        railway.laterOnMachine(Duration.ofSeconds(1));
        railway.worker.deliverDue();
        assertThat(railway.rows()).containsOnly("accepted ACCEPTED").hasSize(3);
        assertThat(railway.count("device")).isEqualTo(3);
    }

    @Test
    void unknownOutcome_isRetriedUnderTheSameId_andCountsAsTold() {
        channel.answers(new Unknown("timeout"));
        railway.withPassengers(1).plannedDelay(12);
        railway.worker.deliverDue();
        assertThat(railway.rows()).containsExactly("planned UNKNOWN");
        // What was told covers this: nothing new is planned although nothing is confirmed yet.
        railway.happens(railway.delay(13));
        railway.clock.advanceTo(railway.clock.instant().plusSeconds(31));
        railway.planner.planDue();
        assertThat(railway.rows()).containsExactly("planned UNKNOWN");

        channel.answers(RecordingChannel.ACCEPTED);
        railway.laterOnMachine(Duration.ofSeconds(5));
        railway.worker.deliverDue();
        assertThat(railway.rows()).containsExactly("accepted ACCEPTED");
        assertThat(channel.ids()).hasSize(2);
        assertThat(new HashSet<>(channel.ids())).hasSize(1);
    }

    @Test
    void noticeInDoubt_givesWayToACancellation() {
        channel.answers(new Unknown("timeout"));
        railway.withPassengers(1).plannedDelay(12);
        railway.worker.deliverDue();
        channel.answers(RecordingChannel.ACCEPTED);
        railway.happens(railway.cancelled());
        railway.worker.deliverDue();
        assertThat(railway.rows()).containsExactly("superseded SUPERSEDED", "accepted ACCEPTED");
        assertThat(channel.handed.getLast().version()).isEqualTo(2);
        assertThat(railway.beliefs()).containsExactly("subscription-0 2");
    }

    @Test
    void p22_noticeInDoubtThatBecameUntrue_isBelieved_soThatTheAllClearFollows() {
        channel.answers(new Unknown("timeout"));
        railway.withPassengers(1).plannedDelay(25);
        railway.worker.deliverDue();
        channel.answers(RecordingChannel.ACCEPTED);
        railway.happens(railway.delay(0)).work();
        assertThat(railway.ledger().getLast().reason()).isEqualTo("ON_TIME_AGAIN");
        assertThat(railway.rows().getLast()).isEqualTo("accepted ACCEPTED");
    }

    @Test
    void providerThatFailedWhileACorrectionInPlaceWaits_doesNotLeaveItAtTheCorrection() {
        railway.withPassengers(1).plannedDelay(12);
        channel.meanwhile = () -> {
            channel.meanwhile = () -> {};
            // While the first notice is with the provider the number moves inside what it says.
            railway.happens(railway.delay(15));
            railway.clock.advanceTo(railway.clock.instant().plusSeconds(31));
            railway.planner.planDue();
        };
        channel.answers(new TryLater("UNAVAILABLE", null, false));
        railway.worker.deliverPage();
        channel.answers(RecordingChannel.ACCEPTED);
        railway.work();
        assertThat(railway.rows()).containsExactly("superseded SUPERSEDED", "superseded SUPERSEDED",
                "accepted ACCEPTED");
        assertThat(channel.handed.getLast().silent()).isFalse();
    }

    @Test
    void refusedMessage_isADeadLetter_thatAPersonCanRetryThroughTheGate() {
        channel.answers(new Refused("payload too big"));
        railway.withPassengers(1).plannedDelay(12).work();
        var letters = new DeliveryDeadLetters(railway.database.jdbc());
        var letter = letters.list(null, 10).getFirst();
        assertThat(letter.why()).contains("payload too big");
        assertThat(letters.find(letter.id())).contains(letter);
        assertThat(letters.list(letter, 10)).isEmpty();
        assertThat(railway.beliefs()).isEmpty();

        channel.answers(RecordingChannel.ACCEPTED);
        assertThat(letters.retry(letter.id())).isTrue();
        railway.work();
        assertThat(railway.rows()).containsExactly("accepted ACCEPTED");
        assertThat(letters.retry(letter.id())).isFalse();
        assertThat(letters.find("delivery-nonsense")).isEmpty();
    }

    @Test
    void retriedDeadLetter_thatIsNoLongerTrue_isNotSent() {
        channel.answers(new Refused("payload too big"));
        railway.withPassengers(1).plannedDelay(12).work();
        var letters = new DeliveryDeadLetters(railway.database.jdbc());
        channel.answers(RecordingChannel.ACCEPTED);
        railway.happens(railway.cancelled()).work();
        int before = channel.handed.size();
        letters.retry(letters.list(null, 10).getFirst().id());
        railway.work();
        assertThat(channel.handed).hasSize(before);
        assertThat(railway.rows()).containsExactly("superseded SUPERSEDED", "accepted ACCEPTED");
    }

    @Test
    void p14_noticeThatTheDepartureOvertook_isDropped_andWhatStillLiesAheadIsTold() {
        railway.withPassengers(1).plannedDelay(40);
        channel.answers(new TryLater("down", null, false));
        railway.runUntil(railway.departure().plus(Duration.ofMinutes(40)));
        railway.happens(railway.departed()).runUntil(railway.departure().plus(Duration.ofMinutes(41)));
        assertThat(railway.rows().getFirst()).isEqualTo("expired PASSED");

        channel.answers(RecordingChannel.ACCEPTED);
        railway.runUntil(railway.departure().plus(Duration.ofMinutes(45)));

        assertThat(railway.rows()).containsExactly("expired PASSED", "accepted ACCEPTED");
        assertThat(channel.bodies().getLast()).contains("Arrives about 09:10");
    }

    @Test
    void p14_noticeThatFindsNoProviderInTime_expires() {
        channel.answers(new TryLater("UNAVAILABLE", Duration.ofDays(1), false));
        railway.withPassengers(1).plannedDelay(12);
        railway.worker.deliverDue();
        railway.clock.advanceTo(NoticeRailway.DEPARTURE.plus(Duration.ofMinutes(13)));
        railway.worker.deliverDue();
        assertThat(railway.rows()).containsExactly("expired PASSED");
        assertThat(channel.handed).hasSize(1);
        assertThat(railway.beliefs()).isEmpty();
    }

    @Test
    void whoUnsubscribedBeforeTheClaim_getsNothing() {
        railway.withPassengers(2).plannedDelay(12);
        railway.unsubscribe(0);
        railway.work();
        assertThat(railway.rows()).containsExactlyInAnyOrder("withdrawn UNSUBSCRIBED", "accepted ACCEPTED");
        assertThat(channel.handed).extracting(PushMessage::address).containsExactly(NoticeRailway.address(1));
    }

    @Test
    void whatIsHeldForWhoUnsubscribed_isWithdrawn() {
        railway.withPassengers(1).happens(railway.delay(12));
        railway.clock.advanceTo(railway.clock.instant().plusSeconds(10));
        railway.happens(railway.delay(11));
        assertThat(railway.rows()).containsExactly("held null");
        railway.unsubscribe(0);
        railway.runUntil(railway.clock.instant().plusSeconds(60));
        assertThat(railway.rows()).containsExactly("withdrawn UNSUBSCRIBED");
        assertThat(channel.handed).isEmpty();
    }

    @Test
    void passengerErasedDuringTheFanOut_leavesNoTrace() {
        railway.withPassengers(2).plannedDelay(12);
        var erasure = new PostgresPassengerErasure(railway.database.jdbc(), railway.database.transaction(), _ -> {});
        channel.meanwhile = () -> erasure.erase(NoticeRailway.passenger(0));
        railway.work();
        for (var table : List.of("notice", "belief", "delivery_attempt", "device", "subscription_index")) {
            assertThat(railway.count(table + " where passenger_id = 'passenger-0'")).as(table).isZero();
            assertThat(railway.count(table + " where passenger_id = 'passenger-1'")).as(table).isOne();
        }
    }

    @Test
    void olderNoticeThatComesInLate_changesNoBelief() {
        railway.withPassengers(1).plannedDelay(12).work();
        railway.happens(railway.cancelled()).work();
        assertThat(railway.beliefs()).containsExactly("subscription-0 2");
        railway.database.jdbc()
                .sql("update notice set status = 'planned', closed_at = null where version = 1")
                .update();
        railway.happens(railway.reinstated());
        int before = channel.handed.size();
        railway.work();
        assertThat(railway.beliefs()).containsExactly("subscription-0 3");
        assertThat(channel.handed).hasSize(before + 1);
        assertThat(channel.handed.getLast().version()).isEqualTo(3);
    }

    @Test
    void addressRegisteredByAnother_isTakenFromItsOwner() {
        railway.withPassengers(1);
        var taken = railway.devices.register(NoticeRailway.passenger(1), NoticeRailway.CHANNEL,
                NoticeRailway.address(0), railway.clock.instant());
        assertThat(railway.devices.listOf(NoticeRailway.passenger(0))).isEmpty();
        assertThat(railway.devices.listOf(NoticeRailway.passenger(1))).extracting(d -> d.id()).containsExactly(taken);
        assertThat(railway.devices.register(NoticeRailway.passenger(1), NoticeRailway.CHANNEL,
                NoticeRailway.address(0), railway.clock.instant())).isEqualTo(taken);
        assertThat(railway.devices.remove(NoticeRailway.passenger(0), taken)).isFalse();
        assertThat(railway.devices.remove(NoticeRailway.passenger(1), taken)).isTrue();
    }

    @Test
    void whyNot_isRecomputed_andWritesNothing() {
        railway.withPassengers(2).plannedDelay(12).work();
        railway.happens(railway.delay(13)).runUntil(railway.clock.instant().plusSeconds(60));
        long rows = railway.count("notice");
        var silences = railway.notices.counters().silent();
        assertThat(railway.notices.listUntold(NoticeRailway.JOURNEY, 10)).hasSize(2)
                .allSatisfy(u -> assertThat(u.reason()).isEqualTo("COVERED"));
        assertThat(railway.notices.listUntold(JourneyId.parse("test:2:2025-10-03"), 10)).isEmpty();
        assertThat(railway.count("notice")).isEqualTo(rows);
        assertThat(railway.notices.counters().silent()).isEqualTo(silences);
        assertThat(railway.notices.counters().changes()).isEqualTo(4);
        assertThat(railway.notices.counters().told()).containsEntry("NORMAL", 2L);
        assertThat(railway.notices.counters().byStatus()).containsEntry("accepted", 2L);
    }

    /** Lets go of the worker between the provider's answer and the writing down, as a kill does. */
    private record DyingOutbox(Outbox outbox) implements Outbox {

        @Override
        public List<Parcel> claim(Moment now, Instant leaseUntil, int most) {
            return outbox.claim(now, leaseUntil, most);
        }

        @Override
        public Collection<JourneyId> listToDecideAnew(List<Closing> closings) {
            return outbox.listToDecideAnew(closings);
        }

        @Override
        public Collection<JourneyId> close(List<Closing> closings, Moment now) {
            throw new IllegalStateException("killed");
        }

        @Override
        public boolean idle(Moment now) {
            return outbox.idle(now);
        }

        @Override
        public Optional<Instant> oldestPlannedAt() {
            return outbox.oldestPlannedAt();
        }
    }
}
