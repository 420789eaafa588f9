package io.ansage.query.notice;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.event.JourneyCancelled;
import io.ansage.domain.journey.event.JourneyCompleted;
import io.ansage.domain.journey.event.JourneyCorrected;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyMessagePublished;
import io.ansage.domain.journey.event.JourneyReinstated;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.PlatformChanged;
import io.ansage.domain.journey.event.StopCallAdded;
import io.ansage.domain.journey.event.StopCallCancelled;
import io.ansage.domain.journey.event.StopCallPassed;
import io.ansage.domain.journey.event.StopCallReinstated;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.domain.notice.NoticeParameters;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Opens the settling window of a journey when something about it changed. Only bad news settles: whatever may be good or
 * urgent makes the window due at once, and the policy decides what may be told before the rest has settled.
 */
public final class SettlingWindows implements SettlingTrigger {

    private final SettlingStore store;
    private final NoticeParameters parameters;
    private final Clock clock;

    public SettlingWindows(SettlingStore store, NoticeParameters parameters, Clock passengerClock) {
        this.store = store;
        this.parameters = parameters;
        this.clock = passengerClock;
    }

    @Override
    public void changed(@Nullable JourneyOutlook before, JourneyOutlook after, JourneyEvent event, long position) {
        boolean atOnce = switch (event) {
            // Nothing that a passenger has to be told: a plan, progress, and history set right.
            case JourneyScheduled _,StopCallAdded _,StopCallPassed _,JourneyCompleted _,JourneyCorrected _ -> {
                yield false;
            }
            case JourneyCancelled _,JourneyReinstated _,StopCallCancelled _,StopCallReinstated _,PlatformChanged _,JourneyMessagePublished _ ->
                    true;
            case TimesChanged _ -> before != null && becameBetter(before, after);
        };
        boolean worthALook = atOnce || event instanceof TimesChanged;
        if (worthALook) {
            var now = clock.instant();
            store.open(after.id(), now, atOnce ? now : now.plus(parameters.settle()));
            store.countNaive(after.id());
        }
    }

    private static boolean becameBetter(JourneyOutlook before, JourneyOutlook after) {
        if (smaller(before.delayMinutes(), after.delayMinutes())) {
            return true;
        }
        return after.calls()
                .stream()
                .anyMatch(call -> before.findCall(call.order())
                        .filter(old -> smaller(old.departureDelay(), call.departureDelay())
                                || smaller(old.arrivalDelay(), call.arrivalDelay()))
                        .isPresent());
    }

    private static boolean smaller(@Nullable Integer before, @Nullable Integer after) {
        return after != null && after < Objects.requireNonNullElse(before, 0);
    }
}
