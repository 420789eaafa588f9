package io.ansage.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.DeviceAddress;
import io.ansage.push.standin.PhoneState;
import io.ansage.push.standin.PhoneState.Effect;
import io.ansage.push.standin.ScriptedAnswer;
import io.ansage.query.api.Devices;
import io.ansage.query.api.PassengerErasure;
import io.ansage.system.Await;
import io.ansage.system.timeline.Product;
import io.ansage.system.timeline.Story;
import io.ansage.system.timeline.Traces;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A push provider that fails in every way it can; and a passenger who wants to be forgotten in the middle of it. */
class ProviderFaultsTest {

    private final Product product = Product.shared();
    private final Story story = Story.of(product.nextDate(), ZoneId.of("Europe/Berlin"), "07:30");

    @AfterEach
    void clear() {
        product.provider().script().clear();
    }

    @Test
    void p07_usedUpQuota_onlyWhatIsTrueAfterwardsIsSent() {
        product.provider().script().when(r -> r.token().equals(story.phoneToken()), ScriptedAnswer.quotaExceeded("1"));
        story.at("06:50").late(20).at("06:52");
        Await.until("the provider has refused the delay", () -> story.notices()
                .stream()
                .anyMatch(n -> n.status().equals("planned") && n.outcome() != null), story::notices);
        story.cancelled();
        assertThat(story.phone().log()).isEmpty();

        product.provider().script().clear();
        awaitTold(story, "CANCELLED");

        assertThat(story.phone().log()).hasSize(1);
        story.at("06:55").wants("06:52", "06:52:05", "CANCELLED").wantsNothingElse();
        assertThat(story.notices()).noneMatch(n -> n.status().equals("planned"));
    }

    @Test
    void p07_providerThatIsDownForAWhile_isAskedAgain_andThePhoneBuzzesOnce() {
        product.provider()
                .script()
                .next(ScriptedAnswer.unavailable(null), ScriptedAnswer.internal(), ScriptedAnswer.unavailable("1"));
        story.at("06:50").cancelled();

        awaitTold(story, "CANCELLED");

        assertThat(story.phone().log()).hasSize(1);
        story.at("06:55").wants("06:50", "06:50:05", "CANCELLED").wantsNothingElse();
    }

    @Test
    void phoneWithoutTheApp_isForgotten_andTheOtherIsServed() {
        var devices = product.part(Devices.class);
        var second = story.phoneToken() + "-second";
        devices.register(story.passenger(), "fcm", new DeviceAddress(second), product.clock().instant());
        product.provider().uninstall(story.phoneToken());
        story.at("06:50").cancelled();
        awaitTold(story, "CANCELLED");

        assertThat(devices.listOf(story.passenger())).hasSize(1);
        assertThat(state(second).interrupts()).isEqualTo(1);
        var requests = new CountDownLatch(1);
        product.provider().script().when(r -> r.token().equals(story.phoneToken()), new ScriptedAnswer.Hold(requests));
        story.at("06:54").late(25);
        awaitTold(story, "RUNS_AGAIN");
        assertThat(state(second).interrupts()).isEqualTo(2);
        requests.countDown();
    }

    @Test
    void p03_answerThatGetsLost_isFollowedByTheSameMessage_whichThePhoneDoesNotNotice() {
        product.provider().script().next(new ScriptedAnswer.Cut(true), new ScriptedAnswer.Cut(false));
        story.at("06:50").cancelled();

        awaitTold(story, "CANCELLED");

        var log = story.phone().log();
        assertThat(log).extracting(PhoneState.Entry::effect).containsExactly(Effect.BUZZED, Effect.REPEATED);
        assertThat(log.getFirst().data().get("notificationId")).isEqualTo(log.getLast().data().get("notificationId"));
        story.at("06:55").wants("06:50", "06:50:05", "CANCELLED").wantsNothingElse();
    }

    @Test
    void passengerErasedWhileAMessageIsOnItsWay_leavesNoTrace_andIsNotToldAgain() {
        var held = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        product.provider().script().when(r -> {
            boolean ours = r.token().equals(story.phoneToken());
            if (ours) {
                asked.countDown();
            }
            return ours;
        }, new ScriptedAnswer.Hold(held));
        story.at("06:50");
        story.reportedBlindly(story.cancelled(product.clock().instant()));
        Await.until("the message is on its way", () -> asked.getCount() == 0);

        var erased = CompletableFuture.runAsync(
                () -> product.part(PassengerErasure.class).erase(story.passenger()), Thread::startVirtualThread);
        held.countDown();
        erased.join();
        product.awaitQuiet();
        product.provider().script().clear();

        var known = List.of(story.phoneToken(), story.passenger().value());
        assertThat(new Traces(product).find(known)).isEmpty();
        var messages = story.phone().log();
        story.at("06:54").late(25).at("06:56");
        assertThat(story.phone().log()).isEqualTo(messages);
        assertThat(new Traces(product).find(known)).isEmpty();
    }

    private static void awaitTold(Story story, String reason) {
        Await.until("the passenger is told " + reason,
                () -> story.interruptions().stream().anyMatch(n -> n.reason().equals(reason)), story::notices);
    }

    private PhoneState state(String token) {
        return product.provider().findPhone(token).orElseThrow().state();
    }
}
