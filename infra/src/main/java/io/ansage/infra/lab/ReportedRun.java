package io.ansage.infra.lab;

import io.ansage.command.feed.irish.IrishRailTranslator;
import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.CallPhase;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.StopCall;
import io.ansage.domain.journey.StopId;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.journey.event.JourneyEvent;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.journey.event.StopCallAdded;
import io.ansage.domain.journey.event.StopCallPassed;
import io.ansage.domain.journey.event.TimesChanged;
import io.ansage.domain.notice.Foresight.Place;
import io.ansage.domain.notice.LegTruths;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.time.ServiceDate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events of a journey of what a feed reports of a running train, and folds them as the product does: the
 * passenger boards at its origin, has boarded once it runs, and rides to its end.
 */
final class ReportedRun {

    static final ZoneId ZONE = ZoneId.of("Europe/Dublin");
    private static final int END = 1_000_000;

    private final JourneyId id;
    private @Nullable JourneyOutlook outlook;
    private @Nullable Integer delay;
    private @Nullable StopId destination;
    private @Nullable StopId last;
    private int order;

    private ReportedRun(String date, String code) {
        this.id = JourneyId.of(IrishRailTranslator.NETWORK, code, ServiceDate.parse(date));
    }

    static List<Moment> moments(String date, String code, List<RunningTrains.Report> reports) {
        var run = new ReportedRun(date, code);
        var moments = new ArrayList<Moment>(reports.size());
        for (var report : reports) {
            moments.add(run.after(report, code));
        }
        return moments;
    }

    private Moment after(RunningTrains.Report report, String code) {
        var provenance = new Provenance(IrishRailTranslator.SOURCE, report.at(), report.at(), null,
                Acceptance.VISIBLE_CHANGE);
        var place = report.place();
        if (outlook == null) {
            destination = place == null ? stop("end") : place.destination();
            fold(new JourneyScheduled(id, new TrainNumber(code), null, null, ZONE,
                    List.of(call(0, stop("origin")), call(END, destination)), provenance));
            fold(new StopCallPassed(id, 0, CallPhase.DEPARTED, report.at(), provenance));
        }
        if (place != null) {
            reach(place, report.at(), provenance);
        }
        if (delay == null || delay != report.delayMinutes()) {
            delay = report.delayMinutes();
            fold(new TimesChanged(id, delay, List.of(), null, provenance));
        }
        return moment(report);
    }

    /** The list names no plan: a stop is known from when the train reaches it. */
    private void reach(Place place, Instant at, Provenance provenance) {
        if (place.stop().equals(destination)) {
            // The judge counts every minute in which the list calls the train running: its passenger is still aboard.
            return;
        }
        if (!place.stop().equals(last)) {
            last = place.stop();
            fold(new StopCallAdded(id, call(++order, last), provenance));
        }
        fold(new StopCallPassed(id, order, place.phase(), at, provenance));
    }

    private void fold(JourneyEvent event) {
        outlook = JourneyFold.after(outlook, event);
    }

    private Moment moment(RunningTrains.Report report) {
        if (outlook == null) {
            throw new IllegalStateException("nothing folded yet");
        }
        return new Moment(report.at(), report.delayMinutes(),
                LegTruths.of(outlook, new Leg(id, 0, END), report.at(), NoticeParameters.DEFAULT), Place.of(outlook));
    }

    private static StopId stop(String name) {
        return new StopId(IrishRailTranslator.NETWORK + ":" + name);
    }

    private static StopCall call(int order, StopId stop) {
        return new StopCall(order, stop, stop.value(), null, null, null);
    }
}
