package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.Settling;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

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
    public void changed(@Nullable JourneyOutlook before, JourneyOutlook after, JourneyEvent event, long position) {
        settling.opens(before, after, event, clock.instant()).ifPresent(window -> {
            store.open(after.id(), window.openedAt() == null ? window.dueAt() : window.openedAt(), window.dueAt());
            store.countNaive(after.id());
        });
    }
}
