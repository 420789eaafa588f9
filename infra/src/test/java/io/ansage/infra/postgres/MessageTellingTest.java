package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.PushMessage;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.message.Audience;
import io.ansage.domain.message.Inhibits;
import io.ansage.domain.message.LineRef;
import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.Severity;
import io.ansage.domain.message.Span;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.message.MessagePlanner;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operator messages on real SQL: who is told, once, and what becomes of it when the operator thinks again. */
class MessageTellingTest {

    private static final int THREE_PAGES = 2 * MessagePlanner.PAGE + 200;

    private final NoticeRailway railway = new NoticeRailway();
    private final MessageDesk desk = new MessageDesk(railway);

    @AfterEach
    void close() {
        railway.close();
    }

    @Test
    void p02_howeverManyThingsItNames_aPassengerIsToldOnce_andAsManyAsWereCounted() {
        railway.withPassengers(5).onLine("RE 1");
        var all = new Audience(List.of(NoticeRailway.JOURNEY), List.of(new Leg(NoticeRailway.JOURNEY, 1, 2)),
                List.of(new StopId("here"), new StopId("there")), List.of(new LineRef("test", "RE 1")),
                List.of("test"));
        desk.draft(desk.content("Closed", all, Severity.CLOSURE, Inhibits.NOTHING, Duration.ofHours(3)));
        assertThat(desk.messages.countAudience(MessageDesk.ID, railway.clock.instant())).isEqualTo(5);
        assertThat(railway.channel.handed).isEmpty();

        desk.publish(desk.messages.find(MessageDesk.ID).orElseThrow().content()).work();

        assertThat(railway.channel.handed).hasSize(5)
                .allSatisfy(m -> assertThat(m.title()).isEqualTo("Closed"))
                .extracting(PushMessage::silent)
                .containsOnly(false);
        assertThat(addresses(railway.channel.handed)).hasSize(5);
        assertThat(desk.messages.find(MessageDesk.ID).orElseThrow().told()).isEqualTo(5);
    }

    @Test
    void eachWayToNameAnAudience_findsTheSamePassengers() {
        railway.withPassengers(3).onLine("RE 1");
        for (var audience : List.of(Audience.ofJourney(NoticeRailway.JOURNEY), Audience.ofNetwork("test"),
                Audience.ofLine(new LineRef("test", "RE 1")), Audience.ofStop(new StopId("here")),
                Audience.ofStop(new StopId("there")),
                new Audience(List.of(), List.of(new Leg(NoticeRailway.JOURNEY, 0, 2)), List.of(), List.of(),
                        List.of()))) {
            assertThat(count(audience)).as("%s", audience).isEqualTo(3);
        }
        for (var audience : List.of(Audience.ofNetwork("other"), Audience.ofLine(new LineRef("other", "RE 1")),
                Audience.ofLine(new LineRef("test", "RE 2")), Audience.ofStop(new StopId("elsewhere")),
                new Audience(List.of(), List.of(new Leg(NoticeRailway.JOURNEY, 2, 3)), List.of(), List.of(),
                        List.of()))) {
            assertThat(count(audience)).as("%s", audience).isZero();
        }
    }

    @Test
    void whoHasArrived_isNotMeantAnyMore() {
        railway.withPassengers(2).onLine("RE 1");
        railway.clock.advanceTo(railway.departure().plus(Duration.ofMinutes(59)));
        assertThat(count(Audience.ofJourney(NoticeRailway.JOURNEY))).isEqualTo(2);
        railway.clock.advanceTo(railway.departure().plus(Duration.ofMinutes(62)));
        assertThat(count(Audience.ofJourney(NoticeRailway.JOURNEY))).isZero();
    }

    @Test
    void liftsAreOfNoInterest_toThoseWhoDidNotAsk() {
        railway.withPassengers(3).onLine("RE 1");
        railway.database.jdbc()
                .sql("""
                        update trip set preferences = jsonb_set(preferences, '{stepFree}', 'true')
                        where passenger_id = 'passenger-1'
                        """)
                .update();
        desk.publish(desk.content("Lift out of order", Audience.ofStop(new StopId("here")), Severity.ACCESSIBILITY,
                Inhibits.NOTHING, Duration.ofHours(3))).work();
        assertThat(addresses(railway.channel.handed)).containsExactly("phone-1");
    }

    @Test
    void whoWantsQuiet_isShownItWithoutASound() {
        railway.withPassengers(2).onLine("RE 1");
        railway.database.jdbc()
                .sql("""
                        update trip set preferences = jsonb_set(preferences, '{doNotDisturbUntil}', '"2031-01-01T00:00:00Z"')
                        where passenger_id = 'passenger-1'
                        """)
                .update();

        desk.publish(desk.closure("Closed")).work();
        desk.archive().work();

        assertThat(railway.channel.handed).hasSize(4)
                .allSatisfy(m -> assertThat(m.silent()).isEqualTo(m.address().equals(NoticeRailway.address(1))));
    }

    @Test
    void p44_takenBackWhileItIsBeingSent_stops_andOnlyThoseWhoWereToldHearOfTheEnd() {
        railway.withPassengers(THREE_PAGES).onLine("RE 1");
        desk.publish(desk.closure("Closed"));
        desk.planner.planPage();
        railway.worker.deliverDue();
        desk.planner.planPage();

        desk.archive().work();

        assertThat(desk.rows()).containsOnly(entry("SITUATION NORMAL accepted", (long) MessagePlanner.PAGE),
                entry("SITUATION NORMAL withdrawn", (long) MessagePlanner.PAGE),
                entry("SITUATION_OVER NORMAL accepted", (long) MessagePlanner.PAGE));
        assertThat(addresses(titled("Closed"))).isEqualTo(addresses(titled("No longer: Closed")));
        assertThat(desk.planning.nextDue()).isEmpty();
    }

    @Test
    void p22_whomNoProviderCouldReach_hearsNothingOfTheEndEither() {
        railway.withPassengers(2).onLine("RE 1");
        railway.channel.answer = m -> m.address().token().equals("phone-0")
                ? new DeliveryOutcome.Refused("blocked")
                : RecordingChannel.ACCEPTED;
        desk.publish(desk.closure("Closed")).work();
        desk.archive().work();
        assertThat(addresses(titled("No longer: Closed"))).containsExactly("phone-1");
        assertThat(desk.planning.nextDue()).isEmpty();
    }

    @Test
    void plannedWork_isToldADayAhead_andOnceMoreTwoHoursBefore() {
        watch("watcher-1");
        var works = railway.clock.instant().plus(Duration.ofHours(48));
        var content = desk.content("Works", Audience.ofNetwork("test"), Severity.CLOSURE, Inhibits.NOTHING,
                Duration.ofHours(60));
        desk.publish(new MessageContent(content.texts(), content.audience(), content.severity(), content.inhibits(),
                content.publication(), new Span(works, works.plus(Duration.ofHours(12))), true)).work();
        assertThat(told("watcher-1")).isZero();
        assertThat(desk.planning.nextDue()).contains(works.minus(Duration.ofHours(24)));

        desk.at(works.minus(Duration.ofHours(24)));
        assertThat(told("watcher-1")).isOne();
        desk.at(works.minus(Duration.ofHours(3)));
        assertThat(told("watcher-1")).isOne();
        desk.at(works.minus(Duration.ofHours(2)));
        assertThat(told("watcher-1")).isEqualTo(2);
        desk.at(works.minus(Duration.ofMinutes(5)));
        assertThat(told("watcher-1")).isEqualTo(2);
    }

    @Test
    void p23_whatWasTakenBackBeforeAnybodyWasTold_isNeverSpokenOf() {
        railway.withPassengers(3).onLine("RE 1");
        desk.publish(desk.closure("Closed")).archive().work();
        assertThat(railway.channel.handed).isEmpty();
        assertThat(desk.rows()).isEmpty();
    }

    @Test
    void p44_betterWordsWhileItIsBeingSent_reachNobodyBeforeAllHaveTheFirst() {
        railway.withPassengers(THREE_PAGES).onLine("RE 1");
        desk.publish(desk.closure("First words"));
        desk.planner.planPage();
        desk.revise(desk.closure("Better words"), false);
        desk.work();

        assertThat(addresses(titled("First words"))).hasSize(THREE_PAGES);
        assertThat(titled("First words")).hasSize(THREE_PAGES).noneMatch(PushMessage::silent);
        assertThat(titled("Better words")).hasSize(THREE_PAGES).allMatch(PushMessage::silent);
        var lastOfFirst = railway.channel.handed.lastIndexOf(titled("First words").getLast());
        assertThat(railway.channel.handed.indexOf(titled("Better words").getFirst())).isGreaterThan(lastOfFirst);
    }

    @Test
    void correctedWords_replaceWhatHasNotBeenSent_andAllHearOfThem() {
        railway.withPassengers(THREE_PAGES).onLine("RE 1");
        desk.publish(desk.closure("Wrong words"));
        desk.planner.planPage();
        railway.worker.deliverDue();
        desk.planner.planPage();
        desk.revise(desk.closure("Right words"), true).work();

        assertThat(titled("Wrong words")).hasSize(MessagePlanner.PAGE);
        assertThat(titled("Right words")).hasSize(THREE_PAGES).noneMatch(PushMessage::silent);
    }

    @Test
    void eventsThatComeAgain_andPlannersThatLookAgain_tellNobodyTwice() {
        railway.withPassengers(4).onLine("RE 1");
        desk.publish(desk.closure("Closed")).work();
        desk.happensAgain();
        desk.planning.lookAt(MessageDesk.ID, railway.clock.instant());
        desk.work();
        assertThat(railway.channel.handed).hasSize(4);
        assertThat(desk.messages.listWordings(MessageDesk.ID)).hasSize(1);
    }

    @Test
    void whoSubscribesLater_isTold_whileItHolds() {
        railway.withPassengers(1).onLine("RE 1");
        desk.publish(desk.closure("Closed")).work();
        railway.subscribe(7);
        railway.register(7);
        desk.planning.noteNewcomers(List.of(NoticeRailway.passenger(7)), railway.clock.instant());
        desk.work();
        assertThat(addresses(railway.channel.handed)).containsExactlyInAnyOrder("phone-0", "phone-7");
    }

    @Test
    void p19_whatWaitedForTheProviderUntilItHeldNoMore_isNotSent() {
        railway.withPassengers(2).onLine("RE 1");
        railway.clock.advanceTo(railway.departure().minus(Duration.ofMinutes(5)));
        desk.publish(desk.content("Closed", Audience.ofJourney(NoticeRailway.JOURNEY), Severity.CLOSURE,
                Inhibits.NOTHING, Duration.ofMinutes(10)));
        railway.channel.answers(new DeliveryOutcome.TryLater("busy", null, false));
        desk.work();
        railway.channel.answers(RecordingChannel.ACCEPTED);
        railway.channel.handed.clear();

        desk.at(railway.clock.instant().plus(Duration.ofMinutes(11)));

        assertThat(railway.channel.handed).isEmpty();
        assertThat(desk.rows()).containsOnly(entry("SITUATION NORMAL expired", 2L));
        assertThat(desk.planning.nextDue()).isEmpty();
    }

    @Test
    void aTest_reachesThoseNamedOnly_andDoesNotCountAsTold() {
        railway.withPassengers(3).onLine("RE 1");
        desk.draft(desk.closure("Closed"));
        assertThat(desk.messages.test(MessageDesk.ID, List.of(NoticeRailway.passenger(2)), railway.clock.instant()))
                .isOne();
        desk.work();
        assertThat(railway.channel.handed).singleElement()
                .satisfies(m -> assertThat(m.title()).isEqualTo("Test: Closed"));
        assertThat(desk.messages.find(MessageDesk.ID).orElseThrow().told()).isZero();

        desk.publish(desk.messages.find(MessageDesk.ID).orElseThrow().content()).work();
        assertThat(titled("Closed")).hasSize(3);
    }

    @Test
    void everyoneIsTold_inTheLanguageTheyRead() {
        railway.withPassengers(2).onLine("RE 1");
        railway.database.jdbc()
                .sql("""
                        update trip set preferences = jsonb_set(preferences, '{languages}', '["fr", "de"]')
                        where passenger_id = 'passenger-1'
                        """)
                .update();
        desk.publish(desk.closure("Closed")).work();
        assertThat(railway.channel.handed).extracting(PushMessage::title)
                .containsExactlyInAnyOrder("Closed", "DE Closed");
    }

    @Test
    void aLineThatIsWatched_isTold_andEveryFourHoursAgain_ridersAreNot() {
        railway.withPassengers(1).onLine("RE 1");
        watch("watcher-1");
        desk.publish(desk.content("Closed", Audience.ofLine(new LineRef("test", "RE 1")), Severity.DISRUPTION,
                Inhibits.NOTHING, Duration.ofHours(10))).work();
        var published = railway.clock.instant();
        assertThat(told("passenger-0")).isOne();
        assertThat(told("watcher-1")).isOne();

        desk.at(published.plus(Duration.ofMinutes(239)));
        assertThat(told("watcher-1")).isOne();
        assertThat(desk.planning.nextDue()).contains(published.plus(Duration.ofHours(4)));
        desk.at(published.plus(Duration.ofHours(4)));
        desk.at(published.plus(Duration.ofHours(8)));
        desk.at(published.plus(Duration.ofHours(12)));

        assertThat(told("watcher-1")).isEqualTo(3);
        assertThat(told("passenger-0")).isOne();
    }

    private long count(Audience audience) {
        var desk = new MessageDesk(railway);
        desk.draft(desk.content("Closed", audience, Severity.CLOSURE, Inhibits.NOTHING, Duration.ofHours(3)));
        var row = desk.planning.find(MessageDesk.ID).orElseThrow();
        var counted = desk.planning.count(row, railway.clock.instant());
        railway.database.jdbc().sql("delete from operator_message").update();
        return counted;
    }

    private void watch(String passenger) {
        railway.database.jdbc()
                .sql("""
                        insert into subscription_index (subscription_id, passenger_id, target, preferences, started_at,
                            active, position)
                        values ('watch-' || :passenger, :passenger,
                            '{"kind":"line","network":"test","line":"RE 1"}', '{"languages":["en"]}', :at, true, 1)
                        """)
                .param("passenger", passenger)
                .param("at", Instants.timestamp(railway.clock.instant()))
                .update();
    }

    private long told(String passenger) {
        return railway.notices.listOf(new PassengerId(passenger), 0, 100)
                .stream()
                .filter(n -> n.status().equals("accepted"))
                .count();
    }

    private List<PushMessage> titled(String title) {
        return railway.channel.handed.stream().filter(m -> m.title().equals(title)).toList();
    }

    private static Set<String> addresses(List<PushMessage> messages) {
        return messages.stream().map(m -> m.address().token()).collect(Collectors.toSet());
    }
}
