package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.query.alternative.OfferStore;
import io.ansage.query.alternative.Remedy;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.notice.PlanningStore.Addressed;
import io.ansage.query.notice.PlanningStore.Overtaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was decided about several windows, on its way into the ledger together. */
final class PlanningPage {

    private final PlanningStore store;
    private final SettlingStore windows;
    private final OfferStore offers;
    private final Instant now;
    private final List<Addressed> drafts = new ArrayList<>();
    private final List<@Nullable Remedy> remedies = new ArrayList<>();
    private final List<Overtaken> overtaken = new ArrayList<>();
    private final Map<String, Long> silences = new HashMap<>();
    private final List<PlannedWindow> records = new ArrayList<>();
    private final List<SettlingWindow> kept = new ArrayList<>();
    private final List<JourneyId> closed = new ArrayList<>();

    PlanningPage(PlanningStore store, SettlingStore windows, OfferStore offers, Instant now) {
        this.store = store;
        this.windows = windows;
        this.offers = offers;
        this.now = now;
    }

    void draft(NoticeDraft draft, Cohort cohort, @Nullable Remedy remedy) {
        drafts.add(new Addressed(draft, cohort.members().list()));
        remedies.add(remedy);
    }

    /** What is on its way to these passengers, and nobody has seen, is closed. */
    void closeOpen(Cohort cohort, String status, String reason) {
        if (cohort.open() != null) {
            cohort.members()
                    .list()
                    .stream()
                    .map(Cohort.Member::openSequence)
                    .filter(Objects::nonNull)
                    .forEach(sequence -> overtaken.add(new Overtaken(sequence, status, reason)));
        }
    }

    void silent(SilenceReason reason, long passengers) {
        silences.merge(reason.name(), passengers, Long::sum);
    }

    void record(PlannedWindow window) {
        records.add(window);
    }

    void keep(SettlingWindow window) {
        kept.add(window);
    }

    void close(JourneyId journey) {
        closed.add(journey);
    }

    /** Writes it all; returns what was planned to be sent, in order of its sequence. */
    List<Notice> write() {
        if (!overtaken.isEmpty()) {
            store.closeOpen(overtaken, now);
        }
        var written = drafts.isEmpty() ? List.<List<Notice>>of() : store.write(drafts);
        for (int i = 0; i < written.size(); i++) {
            var remedy = remedies.get(i);
            if (remedy != null) {
                offers.write(remedy, written.get(i));
            }
        }
        if (!records.isEmpty()) {
            store.record(records);
        }
        windows.keep(kept);
        windows.close(closed);
        // Last, since all planners count in the same few rows.
        store.countSilence(silences);
        return Stream.iterate(0, i -> i < written.size(), i -> i + 1)
                .filter(i -> drafts.get(i).draft().holdUntil() == null)
                .flatMap(i -> written.get(i).stream())
                .sorted(Comparator.comparingLong(Notice::sequence))
                .toList();
    }
}
