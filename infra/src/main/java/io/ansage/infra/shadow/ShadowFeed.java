package io.ansage.infra.shadow;

import io.ansage.command.api.ObservationIntake;
import io.ansage.command.api.RejectedInput;
import io.ansage.command.match.JourneyMatcher;
import io.ansage.command.match.Match;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.JourneyRules;
import io.ansage.domain.journey.Ruling;
import io.ansage.domain.journey.command.JourneyCommand;
import io.ansage.domain.notice.Settling;
import io.ansage.domain.notice.SilenceReason;
import io.ansage.domain.notice.TripDecision.Hold;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.observation.GateDecision;
import io.ansage.domain.observation.Observation;
import io.ansage.domain.observation.ObservationGate;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.timetable.Timetable;
import io.ansage.query.api.ShadowFeeds.Compared;
import io.ansage.query.api.ShadowFeeds.Trial;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.notice.Muted;
import io.ansage.query.notice.TripFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A feed on trial. What it says goes through the same matcher, gate, rules and policy as the live feeds, against what this
 * feed alone has told; and it ends here: this class knows no topic, no store and no outbox. Once a minute it is compared
 * with the live truth. Journeys beyond the limit are forgotten, those not heard of for longest first.
 */
public final class ShadowFeed implements ObservationIntake {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowFeed.class);
    private static final int PAGE = 500;
    private static final int SHOWN = 50;
    /** What was not heard of for so long is no longer compared: the feed has dropped it. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final String name;
    private final Tools tools;
    private final Settling settling;
    private final Map<JourneyId, ShadowJourney> journeys;
    private final Set<JourneyId> open = new HashSet<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> told = new TreeMap<>();
    private Instant minute = Instant.EPOCH;

    /**
     * What a trial works with; all of it only reads.
     *
     * @param live the live truth about some journeys
     * @param most journeys remembered at a time
     */
    public record Tools(JourneyMatcher matcher, Timetable timetable, CohortDecisions decisions,
            Function<Collection<JourneyId>, Map<JourneyId, JourneyOutlook>> live, Clock passengerClock, int most) {}

    public ShadowFeed(String name, Tools tools) {
        this.name = name;
        this.tools = new Tools(tools.matcher(), tools.timetable(),
                tools.decisions().with(tools.decisions().parameters().withoutLimits()), tools.live(),
                tools.passengerClock(), tools.most());
        this.settling = new Settling(this.tools.decisions().parameters());
        this.journeys = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<JourneyId, ShadowJourney> eldest) {
                boolean full = size() > tools.most();
                if (full) {
                    open.remove(eldest.getKey());
                }
                return full;
            }
        };
    }

    @Override
    public synchronized void accept(List<Observation> observations) {
        var now = tools.passengerClock().instant();
        for (var observation : observations) {
            count("received");
            switch (tools.matcher().match(observation)) {
                case Match.Found(var id) -> digest(observation, id, now);
                case Match.Unmatched _ -> count("quarantined UNMATCHED");
            }
        }
        decideDue(now);
        if (now.truncatedTo(ChronoUnit.MINUTES).isAfter(minute)) {
            minute = now.truncatedTo(ChronoUnit.MINUTES);
            compare(now);
        }
    }

    @Override
    public synchronized void quarantine(RejectedInput input) {
        count("received");
        count("quarantined " + input.reason().name());
    }

    private void digest(Observation o, JourneyId id, Instant now) {
        var journey = journeys.computeIfAbsent(id, _ -> new ShadowJourney());
        var source = o.report().source();
        var planned = journey.outlook == null ? tools.timetable().findJourney(id).orElse(null) : null;
        switch (ObservationGate.decide(journey.outlook, o, id, planned, now, journey.heard.get(source))) {
            case GateDecision.Visible(var commands) -> {
                count("applied");
                commands.forEach(command -> apply(id, journey, command, now));
            }
            case GateDecision.Suppressed(var reason) -> count("suppressed " + reason.name());
            case GateDecision.Quarantined quarantined -> {
                count("quarantined " + quarantined.reason().name());
                return;
            }
        }
        journey.heard.merge(source, o.report().observedAt(), (one, other) -> one.isAfter(other) ? one : other);
        journey.lastHeard = now;
    }

    private void apply(JourneyId id, ShadowJourney journey, JourneyCommand command, Instant now) {
        if (JourneyRules.judge(journey.outlook, command) instanceof Ruling.Accepted(var events)) {
            for (var event : events) {
                var before = journey.outlook;
                var after = JourneyFold.after(before, event);
                journey.outlook = after;
                settling.opens(before, after, event, now).ifPresent(window -> {
                    journey.window = journey.window == null ? window : journey.window.with(window);
                    open.add(id);
                });
            }
        }
    }

    private void decideDue(Instant now) {
        for (var id : List.copyOf(open)) {
            var journey = journeys.get(id);
            var window = journey == null ? null : journey.window;
            if (journey == null || window == null || journey.outlook == null) {
                open.remove(id);
            } else if (!window.dueAt().isAfter(now)) {
                journey.window = decide(id, journey, journey.outlook, window, now);
                if (journey.window == null) {
                    open.remove(id);
                }
            }
        }
    }

    /** For somebody who rides from the first call to the last. */
    private Settling.@Nullable Window decide(JourneyId id, ShadowJourney journey, JourneyOutlook outlook,
            Settling.Window window, Instant now) {
        var leg = new Leg(id, outlook.first().order(), outlook.last().order());
        var cohort = new Cohort(List.of(leg), Preferences.DEFAULT, journey.told, null, List.of());
        var openedAt = new HashMap<JourneyId, Instant>();
        if (window.openedAt() != null) {
            openedAt.put(id, window.openedAt());
        }
        var decision = tools.decisions()
                .decide(new TripFacts(Map.of(id, outlook), openedAt, now, Muted.NOTHING), cohort);
        if (decision instanceof Tell tell) {
            journey.told = tell.after();
            journey.notices++;
            told.merge(tell.reason().name(), 1L, Long::sum);
            LOG.info("Feed on trial {}: would tell whoever rides {}: {} ({})", name, id, tell.reason(),
                    tell.noticeClass());
        }
        boolean unsettled = decision instanceof Hold hold && hold.reason() == SilenceReason.SETTLING;
        return Settling.remains(window, unsettled, decision.recheckAt()).orElse(null);
    }

    private void compare(Instant now) {
        var fresh = new ArrayList<JourneyId>();
        journeys.forEach((id, journey) -> {
            if (!journey.lastHeard.isBefore(now.minus(FRESH))) {
                fresh.add(id);
            }
        });
        for (int from = 0; from < fresh.size(); from += PAGE) {
            var page = fresh.subList(from, Math.min(fresh.size(), from + PAGE));
            var live = tools.live().apply(page);
            page.forEach(id -> Objects.requireNonNull(journeys.get(id)).compare(live.get(id), now));
        }
    }

    /** How the trial stands. */
    public synchronized Trial trial() {
        var compared = new ArrayList<Compared>();
        journeys.forEach((id, journey) -> compared.add(new Compared(id, journey.agreement())));
        compared.sort(Comparator.comparing((Compared c) -> c.agreement().share()).thenComparing(Compared::journey));
        return new Trial(name, minute.equals(Instant.EPOCH) ? null : minute, journeys.size(), Map.copyOf(counts),
                Map.copyOf(told), Trial.sum(compared.stream().map(Compared::agreement).toList()),
                List.copyOf(compared.subList(0, Math.min(SHOWN, compared.size()))));
    }

    private void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }
}
