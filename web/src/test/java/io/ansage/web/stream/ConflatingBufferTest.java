package io.ansage.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConflatingBufferTest {

    private static Change change(String key, long position) {
        return new Change(key, position, "journey", key + position);
    }

    private static List<Object> drain(ConflatingBuffer buffer) {
        var read = new ArrayList<Object>();
        for (var change = buffer.poll(); change != null; change = buffer.poll()) {
            read.add(change.data());
        }
        return read;
    }

    @Test
    void nothingLeaves_beforeTheOpeningIsKnown() {
        var buffer = new ConflatingBuffer(10, 0);
        buffer.offer(change("a", 5));

        assertThat(buffer.poll()).isNull();
        buffer.open(new Opening(false, List.of(change("a", 4), change("b", 3))));
        assertThat(drain(buffer)).containsExactly("b3", "a4", "a5");
    }

    @Test
    void whatTheOpeningHolds_isNotSentTwice() {
        var buffer = new ConflatingBuffer(10, 2);
        buffer.offer(change("a", 2));
        buffer.offer(change("a", 5));
        buffer.offer(change("b", 4));
        buffer.open(new Opening(false, List.of(change("a", 5), change("b", 4))));

        assertThat(drain(buffer)).containsExactly("b4", "a5");
    }

    @Test
    void slowReader_getsTheLatestOfEachKey_inRisingOrder() {
        var buffer = new ConflatingBuffer(10, 0);
        buffer.open(new Opening(false, List.of()));
        buffer.offer(change("a", 1));
        buffer.offer(change("b", 2));
        buffer.offer(change("a", 3));

        assertThat(drain(buffer)).containsExactly("b2", "a3");
    }

    @Test
    void whoFallsTooFarBehind_isLost_andMemoryStaysBounded() {
        var buffer = new ConflatingBuffer(2, 0);
        buffer.open(new Opening(false, List.of()));
        for (int i = 1; i <= 3; i++) {
            buffer.offer(change("k" + i, i));
        }
        assertThat(buffer.lost()).isTrue();
        assertThat(drain(buffer)).isEmpty();
    }

    @Test
    void afterAReset_oldPositionsAreNewAgain() {
        var buffer = new ConflatingBuffer(10, 1_000);
        buffer.open(new Opening(true, List.of(change("a", 3))));
        buffer.offer(change("a", 4));

        assertThat(drain(buffer)).hasSize(3).endsWith("a3", "a4");
    }
}
