package io.ansage.query.notice;

import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.Settling;
import io.ansage.query.notice.SettlingStore.Opening;
import io.ansage.query.outlook.OutlookChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Opens the settling window of a journey when something about it changed, by the rules of {@link Settling}. */
public final class SettlingWindows implements SettlingTrigger {

    private final SettlingStore store;
    private final Settling settling;
    private final Clock clock;

    public SettlingWindows(SettlingStore store, NoticeParameters parameters, Clock passengerClock) {
        this.store = store;
        this.settling = new Settling(parameters);
        this.clock = passengerClock;
    }

    @Override
    public void changed(List<OutlookChange> changes) {
        var openings = new ArrayList<Opening>();
        for (var change : changes) {
            settling.opens(change.before(), change.after(), change.event(), clock.instant())
                    .ifPresent(window -> openings.add(new Opening(change.after().id(),
                            window.openedAt() == null ? window.dueAt() : window.openedAt(), window.dueAt())));
        }
        if (!openings.isEmpty()) {
            // All windows before the one counter: whoever holds a window never waits for us to let go of the counter.
            store.open(openings);
            store.countNaive(openings.stream().map(Opening::journey).toList());
        }
    }
}
