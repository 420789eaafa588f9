package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.notice.Mute;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.silence.Silence;
import io.ansage.domain.subscription.Leg;
import io.ansage.query.message.MessageRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What hides or holds back other news, as it stood when it was looked up. */
public record Muted(List<MessageRow> inhibiting, List<Silence> silences) {

    /** Nothing does. */
    public static final Muted NOTHING = new Muted(List.of(), List.of());

    public Muted {
        inhibiting = List.copyOf(inhibiting);
        silences = List.copyOf(silences);
    }

    static Muted at(Muting muting, Instant now) {
        return new Muted(muting.listInhibiting(now), muting.listSilences(now));
    }

    /** What messages hide from whoever rides this leg of the journey. */
    public Mute of(JourneyOutlook journey, Leg leg) {
        if (inhibiting.isEmpty()) {
            return Mute.NONE;
        }
        return new Mute(by(journey, leg, m -> m.content().inhibits().delays()),
                by(journey, leg, m -> m.content().inhibits().cancellations()));
    }

    private @Nullable String by(JourneyOutlook journey, Leg leg, Predicate<MessageRow> which) {
        return inhibiting.stream()
                .filter(which)
                .filter(m -> m.content().audience().touches(journey, leg))
                .map(m -> m.id().value())
                .findFirst()
                .orElse(null);
    }

    /** Of the silences that hold this back from whoever rides this leg the one that ends last. */
    Optional<Silence> silencing(JourneyOutlook journey, Leg leg, Tell tell) {
        return silences.stream()
                .filter(s -> s.holdsBack(journey, leg, tell.reason(), tell.noticeClass()))
                .max(Comparator.comparing(Silence::end));
    }
}
