package io.ansage.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.JourneyStatus;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.query.api.Notices.Notice;
import io.ansage.system.timeline.EightInputs;
import io.ansage.system.timeline.Invariants;
import io.ansage.system.timeline.Product;
import io.ansage.system.timeline.Story;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds that say everything several times, or in any order. */
class FeedFaultsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Product product = Product.shared();
    private final Invariants invariants = new Invariants(product);

    @Test
    void everythingSaidUpToFiveTimes_makesTheSameEventsAndNotices() {
        var date = product.nextDate();
        var clean = Story.of(date, BERLIN, "07:30");
        var stuttering = Story.of(date, BERLIN, "07:30");
        var random = new Random(15);
        for (int i = 0; i < 8; i++) {
            clean.at(minute(i)).reported(EightInputs.all(clean).get(i));
            var again = EightInputs.all(stuttering).get(i);
            int times = 1 + random.nextInt(5);
            for (int n = 0; n < times; n++) {
                stuttering.reported(again);
            }
        }
        clean.at("07:06");

        assertThat(events(stuttering)).isEqualTo(events(clean)).hasSizeGreaterThan(6);
        assertThat(told(stuttering)).isEqualTo(told(clean)).isNotEmpty();
        invariants.booksBalance();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everythingInAnyOrder_endsAtTheNewest_andSaysNothingThatContradictsIt(long seed) {
        var story = Story.of(product.nextDate(), BERLIN, "07:30").at("07:04");
        var inputs = new ArrayList<>(EightInputs.all(story));
        Collections.shuffle(inputs, new Random(seed));

        inputs.forEach(story::reported);
        story.at("07:06");

        assertThat(story.outlook().departureDelayAt(1)).isEqualTo(25);
        assertThat(story.outlook().status()).isNotEqualTo(JourneyStatus.CANCELLED);
        assertThat(story.interruptions()).isNotEmpty();
        assertThat(story.interruptions().getLast().reason()).isNotEqualTo("CANCELLED");
        assertThat(story.interruptions().getLast().revision()).isLessThanOrEqualTo(story.outlook().revision());
        assertThat(story.phone().shown()).singleElement()
                .satisfies(
                        banner -> assertThat(banner.version()).isEqualTo(story.notices().getLast().version()));
        invariants.booksBalance();
    }

    @Test
    void flappingFeed_cancellationsAreToldAtOnce_andOrdinaryNewsStaysWithinItsBudget() {
        var story = Story.of(product.nextDate(), BERLIN, "07:30");
        var cancelledAt = new ArrayList<Instant>();
        for (int i = 0; i < 30; i++) {
            story.at("06:%02d:%02d".formatted(45 + i / 3, 20 * (i % 3)));
            switch (i % 6) {
                case 4 -> {
                    cancelledAt.add(product.clock().instant());
                    story.cancelled();
                }
                case 1, 3 -> story.late(20);
                default -> story.late(10);
            }
        }
        story.at("06:57");

        assertThat(story.interruptions()).filteredOn(n -> n.reason().equals("CANCELLED"))
                .extracting(Notice::plannedAt)
                .containsExactlyElementsOf(cancelledAt);
        assertThat(story.interruptions()).filteredOn(n -> n.reason().equals("RUNS_AGAIN")).hasSameSizeAs(cancelledAt);
        assertThat(story.interruptions()).filteredOn(n -> n.noticeClass() == NoticeClass.NORMAL)
                .hasSizeLessThanOrEqualTo(NoticeParameters.DEFAULT.budget());
        // Half a dozen flaps of the delay between two cancellations are not worth a word.
        assertThat(story.interruptions()).hasSizeLessThanOrEqualTo(2 * cancelledAt.size() + 2);
        invariants.booksBalance();
    }

    private static String minute(int index) {
        int minute = 50 + 2 * index;
        return minute < 60 ? "06:" + minute : "07:0" + (minute - 60);
    }

    /** The events but for the name of the train. */
    private List<String> events(Story story) {
        return invariants.events(story.journey())
                .stream()
                .map(e -> e.toString().replace(story.journey().toString(), "J").replace(story.journey().trip(), "T"))
                .toList();
    }

    private static List<String> told(Story story) {
        return story.notices()
                .stream()
                .map((Notice n) -> n.reason() + " " + n.status() + " " + n.plannedAt() + " " + n.version())
                .toList();
    }
}
