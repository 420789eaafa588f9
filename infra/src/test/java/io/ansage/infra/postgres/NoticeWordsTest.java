package io.ansage.infra.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.query.api.Notices.Notice;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.function.Function;
import java.util.stream.Stream;

/** Words that several passengers have in common are stored once; whoever reads a notice finds them all the same. */
class NoticeWordsTest {

    private final NoticeRailway railway = new NoticeRailway();

    @AfterEach
    void close() {
        railway.close();
    }

    static Stream<Named<Function<PostgresNotices, List<Notice>>>> reads() {
        return Stream.of(
                Named.of("of a passenger", notices -> notices.listOf(NoticeRailway.passenger(0), 0, 9)),
                Named.of("the latest of a passenger", notices -> notices.listLatest(NoticeRailway.passenger(0), 9)),
                Named.of("about a journey", notices -> notices.listAbout(NoticeRailway.JOURNEY, 0, 9)),
                Named.of("by words", notices -> notices.search("MINUTES LATE", Set.of(), Long.MAX_VALUE, 9)),
                Named.of("by status",
                        notices -> notices.search(null, Set.of("planned", "accepted"), Long.MAX_VALUE, 9)));
    }

    @ParameterizedTest
    @MethodSource("reads")
    void wordsOfSeveral_areReadByEach(Function<PostgresNotices, List<Notice>> read) {
        railway.withPassengers(2).happens(railway.delay(20));
        railway.runUntil(railway.clock.instant().plusSeconds(60));
        assertThat(railway.count("notice_wording")).as("one wording for both").isOne();

        assertThat(read.apply(railway.notices)).isNotEmpty()
                .allSatisfy(notice -> assertThat(notice.title()).contains("minutes late"))
                .allSatisfy(notice -> assertThat(notice.body()).isNotBlank());
    }

    @Test
    void theLatest_areTheNewest_inTheirOrder() {
        railway.withPassengers(2).happens(railway.delay(20));
        railway.runUntil(railway.clock.instant().plusSeconds(60)).happens(railway.delay(60));
        railway.runUntil(railway.clock.instant().plusSeconds(60));

        var all = railway.notices.listOf(NoticeRailway.passenger(0), 0, 9);
        assertThat(all).hasSizeGreaterThan(1);
        assertThat(railway.notices.listLatest(NoticeRailway.passenger(0), 1)).containsExactly(all.getLast());
        assertThat(railway.notices.listLatest(NoticeRailway.passenger(0), 9)).isEqualTo(all);
    }
}
