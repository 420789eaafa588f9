package io.ansage.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every channel must do. */
public abstract class NotificationChannelContract {

    /** A message as it arrived at the other end. */
    public record Arrived(String title, String body, boolean silent, long version) {}

    protected abstract NotificationChannel channel();

    /** What arrived for a device so far, the latest last. */
    protected abstract List<Arrived> arrivedAt(String token);

    @Test
    void idIsAName_devicesCanRegisterUnder() {
        assertThat(channel().id()).matches("[a-z][a-z-]{1,19}");
    }

    @Test
    void nothingToSend_isNothingSent() {
        assertThat(channel().deliver(List.of())).isEmpty();
    }

    @Test
    void eachMessage_hasItsOutcome_inOrder_underAnIdOfItsOwn() {
        var outcomes = channel().deliver(IntStream.range(0, 20).mapToObj(i -> Messages.to(token(i))).toList());

        assertThat(outcomes).hasSize(20).allMatch(Accepted.class::isInstance);
        assertThat(outcomes.stream().map(o -> ((Accepted) o).providerMessageId()).distinct()).hasSize(20);
        assertThat(arrivedAt(token(7))).hasSize(1);
    }

    @Test
    void lineBreaksControlAndFourByteCharacters_stayOneHarmlessMessage() {
        var message = Messages.texts(Messages.to(Messages.TOKEN), "A906\r\npush forged: \u001b[31m🚆",
                "Zürich 東京 👩‍👩‍👧 \u0000\u2028 \"quoted\" {json} é");

        assertThat(channel().deliver(List.of(message))).hasSize(1).allMatch(Accepted.class::isInstance);
        assertThat(arrivedAt(Messages.TOKEN)).hasSize(1);
        assertThat(arrivedAt(Messages.TOKEN).getFirst().title()).contains("🚆");
        assertThat(arrivedAt(Messages.TOKEN).getFirst().body()).contains("👩‍👩‍👧").contains("東京");
    }

    @Test
    void silentIsSilent_andTheRestIsNot() {
        channel().deliver(List.of(Messages.to(Messages.TOKEN, 1)));
        channel().deliver(List.of(Messages.silent(Messages.to(Messages.TOKEN, 2))));

        assertThat(arrivedAt(Messages.TOKEN)).extracting(Arrived::silent).containsExactly(false, true);
        assertThat(arrivedAt(Messages.TOKEN)).extracting(Arrived::version).containsExactly(1L, 2L);
    }

    @Test
    void aThousandMessages_fromManyThreads_allArriveOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<List<DeliveryOutcome>>>();
            for (int i = 0; i < 1_000; i += 50) {
                int first = i;
                calls.add(() -> channel().deliver(batch(first)));
            }
            var outcomes = new ArrayList<DeliveryOutcome>();
            for (var result : threads.invokeAll(calls)) {
                outcomes.addAll(result.get());
            }
            assertThat(outcomes).hasSize(1_000).filteredOn(o -> !(o instanceof Accepted)).isEmpty();
        }
        assertThat(IntStream.range(0, 1_000)).allMatch(i -> arrivedAt(token(i)).size() == 1);
    }

    @Test
    void oddValues_haveAnOutcomeToo_andNoSecretInIt() {
        var odd = List.of(Messages.texts(Messages.to("phone:odd-00001"), "", ""),
                Messages.ttl(Messages.to("phone:odd-00002"), -5),
                Messages.ttl(Messages.to("phone:odd-00003"), Long.MAX_VALUE),
                Messages.data(Messages.to("phone:odd-00004"), Map.of("", "", "version", "9")),
                Messages.texts(Messages.to("phone:odd-00005"), "t", "b".repeat(100_000)),
                Messages.to("no token at all \u0000"));

        var outcomes = channel().deliver(odd);

        assertThat(outcomes).hasSize(odd.size()).doesNotContainNull();
        assertThat(outcomes.toString()).doesNotContain("odd-0000").doesNotContain("bbbb").doesNotContain("no token");
    }

    private static List<PushMessage> batch(int first) {
        return IntStream.range(first, first + 50).mapToObj(i -> Messages.to(token(i))).toList();
    }

    protected static String token(int i) {
        return "phone:contract-%04d".formatted(i);
    }
}
