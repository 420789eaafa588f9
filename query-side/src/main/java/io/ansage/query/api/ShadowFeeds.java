package io.ansage.query.api;

import io.ansage.domain.journey.JourneyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Feeds on trial: what they say, what would have been told because of them, and how they agree with the live truth. */
public interface ShadowFeeds {

    List<Trial> list();

    /**
     * A feed on trial, since it was started.
     *
     * @param comparedAt when it was compared last, in passenger time; absent if never
     * @param counts     observations: received, applied, suppressed and quarantined by reason
     * @param told       notices that somebody who rides each train from end to end would have been told, by reason
     * @param agreement  over all its journeys; of the leads the sum
     * @param worst      the journeys that agree least
     */
    record Trial(String feed, @Nullable Instant comparedAt, int journeys, Map<String, Long> counts,
            Map<String, Long> told, Overall agreement, List<Compared> worst) {

        /** Adds up journeys. */
        public static Overall sum(List<Agreement> all) {
            var leads = all.stream().map(Agreement::delayLeadSeconds).filter(Objects::nonNull).sorted().toList();
            return new Overall(all.stream().mapToLong(Agreement::minutes).sum(),
                    all.stream().mapToLong(Agreement::withinOne).sum(),
                    all.stream().mapToLong(Agreement::withinTwo).sum(),
                    all.stream().mapToLong(Agreement::withinFive).sum(),
                    all.stream().mapToLong(Agreement::onlyShadow).sum(),
                    all.stream().mapToLong(Agreement::onlyLive).sum(),
                    all.stream().filter(a -> a.cancelledInShadow() && a.cancelledLive()).count(),
                    all.stream().filter(a -> a.cancelledInShadow() && !a.cancelledLive()).count(),
                    all.stream().filter(a -> !a.cancelledInShadow() && a.cancelledLive()).count(),
                    leads.isEmpty() ? null : leads.get(leads.size() / 2));
        }
    }

    /**
     * Over all journeys; minutes as in {@link Agreement}.
     *
     * @param cancelledInBoth   journeys that both said are cancelled
     * @param medianLeadSeconds how much earlier the feed knew of five minutes; negative if the live truth knew first
     */
    record Overall(long minutes, long withinOne, long withinTwo, long withinFive, long onlyShadow, long onlyLive,
            long cancelledInBoth, long cancelledOnlyInShadow, long cancelledOnlyLive,
            @Nullable Long medianLeadSeconds) {}

    /** A journey. */
    record Compared(JourneyId journey, Agreement agreement) {}

    /**
     * How two truths about a journey compare, a minute at a time.
     *
     * @param minutes                 minutes in which both knew a delay
     * @param withinOne               of these, those in which the two lay at most one minute apart
     * @param onlyShadow              minutes in which only the feed on trial knew a delay
     * @param onlyLive                minutes in which only the live truth did
     * @param cancellationLeadSeconds how much earlier the feed knew of the cancellation; negative if later, absent if not both
     * @param delayLeadSeconds        the same of five minutes late
     * @param notices                 what somebody who rides from end to end would have been told
     */
    record Agreement(int minutes, int withinOne, int withinTwo, int withinFive, int onlyShadow, int onlyLive,
            boolean cancelledInShadow, boolean cancelledLive, @Nullable Long cancellationLeadSeconds,
            @Nullable Long delayLeadSeconds, int notices) {

        /** Share of the minutes in which the two lay at most two apart; 1 if there was none to compare. */
        public double share() {
            int all = minutes + onlyLive;
            return all == 0 ? 1 : (double) withinTwo / all;
        }
    }
}
