package io.ansage.query.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.query.api.DeadLetters.DeadLetter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Letters of two sources in one list. */
class AllDeadLettersTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final ListedSource deliveries = new ListedSource("delivery", 5, 3, 1);
    private final ListedSource events = new ListedSource("event", 4, 3, 2);
    private final AllDeadLetters letters = new AllDeadLetters(List.of(deliveries, events));

    @Test
    void lettersOfAllSources_comeNewestFirst() {
        assertThat(letters.list(null, 4)).extracting(DeadLetter::id)
                .containsExactly("delivery-5", "event-4", "event-3", "delivery-3");
    }

    @Test
    void nextPage_beginsBehindTheLastWhicheverItsKind() {
        assertThat(letters.list("event-3", 2)).extracting(DeadLetter::id).containsExactly("delivery-3", "event-2");
        assertThat(letters.list("delivery-3", 9)).extracting(DeadLetter::id).containsExactly("event-2", "delivery-1");
    }

    @Test
    void pageBehindALetterThatIsGone_isEmpty() {
        assertThat(letters.list("event-9", 2)).isEmpty();
        assertThat(letters.list("nothing", 2)).isEmpty();
    }

    @Test
    void retry_goesToTheSourceOfTheLetter() {
        assertThat(letters.retry("event-2")).isTrue();
        assertThat(letters.retry("event-9")).isFalse();
        assertThat(letters.retry("nothing-1")).isFalse();
        assertThat(events.retried).containsExactly("event-2", "event-9");
        assertThat(deliveries.retried).isEmpty();
    }

    private static final class ListedSource implements DeadLetterSource {
        private final String kind;
        private final List<DeadLetter> letters = new ArrayList<>();
        private final List<String> retried = new ArrayList<>();

        ListedSource(String kind, int... minutes) {
            this.kind = kind;
            for (int minute : minutes) {
                letters.add(new DeadLetter(kind + "-" + minute, kind, "x", "y", NOON.plusSeconds(60L * minute)));
            }
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public Optional<DeadLetter> find(String id) {
            return letters.stream().filter(l -> l.id().equals(id)).findFirst();
        }

        @Override
        public List<DeadLetter> list(@Nullable DeadLetter before, int limit) {
            return letters.stream()
                    .filter(l -> before == null || AllDeadLetters.NEWEST_FIRST.compare(l, before) > 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public boolean retry(String id) {
            retried.add(id);
            return find(id).isPresent();
        }
    }
}
