package io.ansage.push.firebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeliveryOutcome.ChannelBroken;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.RecipientSuspect;
import io.ansage.domain.channel.DeliveryOutcome.Refused;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import io.ansage.domain.channel.PushMessage;
import io.ansage.push.Messages;
import io.ansage.push.standin.FcmRequest;
import io.ansage.push.standin.FcmStandIn;
import io.ansage.push.standin.ScriptedAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FirebaseChannelTest {

    private static final InstantSource TIME = InstantSource.fixed(Messages.NOW);

    private final ConcurrentLinkedDeque<FcmRequest> seen = new ConcurrentLinkedDeque<>();
    private FcmStandIn standIn;
    private FirebaseChannel channel;

    @BeforeEach
    void start() throws IOException {
        standIn = FcmStandIn.start(0, TIME);
        standIn.script().when(request -> {
            seen.add(request);
            return false;
        }, ScriptedAnswer.internal());
        channel = channel(standIn, 16);
    }

    @AfterEach
    void stop() throws IOException {
        channel.close();
        standIn.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(arguments(new ScriptedAnswer.Unregister(), new RecipientGone("UNREGISTERED")),
                arguments(ScriptedAnswer.fail(400, "INVALID_ARGUMENT"), new Refused("INVALID_ARGUMENT")),
                arguments(ScriptedAnswer.fail(403, "SENDER_ID_MISMATCH"), new ChannelBroken("SENDER_ID_MISMATCH")),
                arguments(ScriptedAnswer.fail(401, "THIRD_PARTY_AUTH_ERROR"),
                        new ChannelBroken("THIRD_PARTY_AUTH_ERROR")),
                arguments(ScriptedAnswer.fail(401, null), new ChannelBroken("HTTP 401")),
                arguments(ScriptedAnswer.fail(403, null), new ChannelBroken("HTTP 403")),
                arguments(ScriptedAnswer.fail(404, null), new ChannelBroken("HTTP 404")),
                arguments(ScriptedAnswer.fail(413, null), new Refused("HTTP 413")),
                arguments(ScriptedAnswer.quotaExceeded(null), later("QUOTA_EXCEEDED", 60, true)),
                arguments(ScriptedAnswer.quotaExceeded("120"), later("QUOTA_EXCEEDED", 120, true)),
                arguments(ScriptedAnswer.quotaExceeded("Fri, 03 Oct 2025 06:05:00 GMT"),
                        later("QUOTA_EXCEEDED", 300, true)),
                arguments(ScriptedAnswer.quotaExceeded("soon"), later("QUOTA_EXCEEDED", 60, true)),
                arguments(ScriptedAnswer.fail(429, null), later("HTTP 429", 60, true)),
                arguments(ScriptedAnswer.unavailable(null), later("UNAVAILABLE", null, false)),
                arguments(ScriptedAnswer.unavailable("30"), later("UNAVAILABLE", 30, false)),
                arguments(ScriptedAnswer.unavailable("Fri, 03 Oct 2025 05:00:00 GMT"), later("UNAVAILABLE", 0, false)),
                arguments(ScriptedAnswer.unavailable("999999999"), later("UNAVAILABLE", 86_400, false)),
                arguments(ScriptedAnswer.internal(), later("INTERNAL", null, false)),
                arguments(ScriptedAnswer.fail(502, null), later("HTTP 502", null, false)),
                arguments(new ScriptedAnswer.Cut(false), new Unknown("IOException")),
                arguments(new ScriptedAnswer.Cut(true), new Unknown("IOException")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eachAnswer_hasItsOutcome(ScriptedAnswer answer, DeliveryOutcome expected) {
        // Credentials may be renewed and tried again: the answer stays the same.
        standIn.script().clear();
        standIn.script().when(request -> true, answer);

        assertThat(channel.deliver(List.of(Messages.to(Messages.TOKEN)))).containsExactly(expected);
    }

    @Test
    void unavailable_isAskedOnce_retryingBelongsToSomebodyElse() {
        var requests = new AtomicInteger();
        standIn.script().when(request -> requests.incrementAndGet() > 0, ScriptedAnswer.unavailable("1"));

        channel.deliver(List.of(Messages.to(Messages.TOKEN)));

        assertThat(requests).hasValue(1);
    }

    @Test
    void unknownToken_isGone() {
        assertThat(channel.deliver(List.of(Messages.to("never-installed-here"))))
                .containsExactly(new RecipientGone("UNREGISTERED"));
    }

    @Test
    void malformedToken_isSuspect_notAMistakeOfOurs() {
        assertThat(channel.deliver(List.of(Messages.to("bad token!"))))
                .containsExactly(new RecipientSuspect("INVALID_ARGUMENT message.token"));
    }

    @Test
    void tooLargeAMessage_andAForbiddenKey_areOurMistake() {
        var large = Messages.data(Messages.to(Messages.TOKEN), Map.of("x", "y".repeat(5_000)));
        var forbidden = Messages.data(Messages.to(Messages.TOKEN), Map.of("google.x", "y"));

        assertThat(channel.deliver(List.of(large, forbidden))).containsExactly(new Refused("INVALID_ARGUMENT message"),
                new Refused("INVALID_ARGUMENT message.data"));
    }

    @Test
    void wrongAccessToken_breaksTheChannel_noDeviceIsForgotten() throws IOException {
        try (var wrong = FirebaseChannels.create(settings(standIn, "wrong", 4, Duration.ofSeconds(60)), TIME)) {
            assertThat(wrong.deliver(List.of(Messages.to(Messages.TOKEN))))
                    .containsExactly(new ChannelBroken("HTTP 401"));
        }
    }

    @Test
    void noAnswerInTime_isUnknown() throws IOException {
        standIn.script().when(request -> true, new ScriptedAnswer.Hold(new CountDownLatch(1)));

        try (var hasty = FirebaseChannels
                .create(settings(standIn, FcmStandIn.ACCESS_TOKEN, 4, Duration.ofMillis(200)), TIME)) {
            assertThat(hasty.deliver(List.of(Messages.to(Messages.TOKEN))))
                    .containsExactly(new Unknown("HttpTimeoutException"));
        }
    }

    @Test
    void nobodyListening_isTriedLater_forNothingWasSent() {
        standIn.close();

        assertThat(channel.deliver(List.of(Messages.to(Messages.TOKEN))))
                .containsExactly(later("ConnectException", null, false));
    }

    @Test
    void repeatAfterAnUnknownOutcome_isInvisible() {
        standIn.script().next(new ScriptedAnswer.Cut(true));
        var message = Messages.to(Messages.TOKEN);

        var first = channel.deliver(List.of(message));
        var second = channel.deliver(List.of(message));

        assertThat(first).hasOnlyElementsOfType(Unknown.class);
        assertThat(second).hasOnlyElementsOfType(Accepted.class);
        var phone = standIn.findPhone(Messages.TOKEN).orElseThrow().state();
        assertThat(phone.shown()).hasSize(1);
        assertThat(phone.interrupts()).isEqualTo(1);
    }

    @Test
    void oneBadNeighbour_harmsNobody() {
        var outcomes = channel.deliver(
                List.of(Messages.to("phone:good-0001"), Messages.to("bad token!"), Messages.to("phone:good-0002")));

        assertThat(outcomes.get(0)).isInstanceOf(Accepted.class);
        assertThat(outcomes.get(1)).isInstanceOf(RecipientSuspect.class);
        assertThat(outcomes.get(2)).isInstanceOf(Accepted.class);
    }

    @Test
    void requestsInFlight_neverExceedTheLimit_andReachIt() throws IOException {
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        var limitReached = new CountDownLatch(1);
        standIn.script().when(request -> {
            int now = inFlight.incrementAndGet();
            most.accumulateAndGet(now, Math::max);
            if (now == 4) {
                limitReached.countDown();
            }
            return true;
        }, new ScriptedAnswer.Hold(limitReached));
        standIn.addListener((token, entry) -> inFlight.decrementAndGet());

        try (var narrow = channel(standIn, 4)) {
            var outcomes = narrow.deliver(
                    IntStream.range(0, 60).mapToObj(i -> Messages.to("phone:flight-%03d".formatted(i))).toList());
            assertThat(outcomes).hasSize(60).hasOnlyElementsOfType(Accepted.class);
        }
        assertThat(most).hasValue(4);
    }

    @Test
    void interruptedCaller_getsAnOutcomeForEach_andStaysInterrupted() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        standIn.script().when(request -> {
            arrived.countDown();
            return true;
        }, new ScriptedAnswer.Hold(new CountDownLatch(1)));
        var outcomes = new ConcurrentLinkedDeque<DeliveryOutcome>();
        var stillInterrupted = new AtomicInteger();
        var caller = Thread.ofVirtual().start(() -> {
            outcomes.addAll(channel.deliver(List.of(Messages.to(Messages.TOKEN), Messages.to("phone:second-1"))));
            stillInterrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
        });
        arrived.await();
        caller.interrupt();
        caller.join();

        assertThat(outcomes).hasSize(2).hasOnlyElementsOfType(Unknown.class);
        assertThat(stillInterrupted).hasValue(1);
    }

    @Test
    void normalMessage_replacesByTrip_expires_andSounds() {
        var request = sent(Messages.to(Messages.TOKEN, 7));

        assertThat(request.collapseKey()).isEqualTo("trip-1");
        assertThat(request.tag()).isEqualTo("trip-1");
        assertThat(request.ttl()).isEqualTo(Duration.ofHours(1));
        assertThat(request.highPriority()).isFalse();
        assertThat(request.channelId()).isEqualTo("notices");
        assertThat(request.apnsHeaders()).containsEntry("apns-collapse-id", "trip-1")
                .containsEntry("apns-expiration", Long.toString(Messages.NOW.getEpochSecond() + 3600))
                .containsEntry("apns-priority", "10");
        assertThat(request.interruptionLevel()).isEqualTo("active");
        assertThat(request.sound()).isEqualTo("default");
        assertThat(request.data()).containsEntry("version", "7")
                .containsEntry("language", "en")
                .containsEntry("silent", "false")
                .containsEntry("journey", "A906")
                .containsEntry("notificationId", "n-" + Messages.TOKEN + "-7");
    }

    @Test
    void silentMessage_isPassive_withoutASound() {
        var request = sent(Messages.silent(Messages.to(Messages.TOKEN)));

        assertThat(request.interruptionLevel()).isEqualTo("passive");
        assertThat(request.sound()).isNull();
        assertThat(request.channelId()).isEqualTo("quiet");
        assertThat(request.apnsHeaders()).containsEntry("apns-priority", "5");
        assertThat(request.data()).containsEntry("silent", "true");
    }

    @Test
    void urgentMessage_wakesADozingDevice() {
        var request = sent(Messages.urgent(Messages.to(Messages.TOKEN)));

        assertThat(request.highPriority()).isTrue();
        assertThat(request.channelId()).isEqualTo("urgent");
        assertThat(request.interruptionLevel()).isEqualTo("time-sensitive");
    }

    @Test
    void timeToLive_isKeptWithinWhatFcmTakes() {
        assertThat(sent(Messages.ttl(Messages.to(Messages.TOKEN), Long.MAX_VALUE)).ttl())
                .isEqualTo(Duration.ofDays(28));
        assertThat(sent(Messages.ttl(Messages.to(Messages.TOKEN), -1)).ttl()).isEqualTo(Duration.ZERO);
    }

    @Test
    void dataOfTheMessage_neverOverwritesOurOwn() {
        var request = sent(Messages.data(Messages.to(Messages.TOKEN, 3), Map.of("version", "99")));

        assertThat(request.version()).isEqualTo(3);
    }

    private FcmRequest sent(PushMessage message) {
        assertThat(channel.deliver(List.of(message))).hasOnlyElementsOfType(Accepted.class);
        return seen.getLast();
    }

    static FirebaseChannel channel(FcmStandIn standIn, int maxInFlight) {
        return FirebaseChannels
                .create(settings(standIn, FcmStandIn.ACCESS_TOKEN, maxInFlight, Duration.ofSeconds(60)), TIME);
    }

    private static FirebaseSettings settings(FcmStandIn standIn, String accessToken, int maxInFlight,
            Duration answerTimeout) {
        return new FirebaseSettings(standIn.uri(), accessToken, maxInFlight, Duration.ofSeconds(60), answerTimeout);
    }

    private static TryLater later(String why, @Nullable Integer seconds, boolean quota) {
        return new TryLater(why, seconds == null ? null : Duration.ofSeconds(seconds), quota);
    }
}
