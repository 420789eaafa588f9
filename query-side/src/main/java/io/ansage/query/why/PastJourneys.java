package io.ansage.query.why;

import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.query.history.HistoryReads;
import io.ansage.query.history.HistoryRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Journeys as they were at each of their revisions. For one question; not thread safe. */
final class PastJourneys {

    private final HistoryReads history;
    private final Map<JourneyId, List<HistoryRow>> rows = new HashMap<>();
    private final Map<JourneyId, List<JourneyOutlook>> outlooks = new HashMap<>();

    PastJourneys(HistoryReads history) {
        this.history = history;
    }

    List<HistoryRow> rows(JourneyId journey) {
        return rows.computeIfAbsent(journey, history::listOf);
    }

    /** The outlook at a revision; none if the history does not reach there. */
    Optional<JourneyOutlook> at(JourneyId journey, long revision) {
        var folded = outlooks.computeIfAbsent(journey, this::fold);
        return revision < 1 || revision > folded.size()
                ? Optional.empty()
                : Optional.of(folded.get((int) revision - 1));
    }

    private List<JourneyOutlook> fold(JourneyId journey) {
        var folded = new ArrayList<JourneyOutlook>();
        for (var row : rows(journey)) {
            folded.add(JourneyFold.after(folded.isEmpty() ? null : folded.getLast(), row.event()));
        }
        return folded;
    }
}
