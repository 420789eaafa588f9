package io.ansage.domain.journey;

import io.ansage.domain.observation.SuppressionReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which of two reports of one kind of fact stands: the better source, else the newer report. */
final class Precedence {

    /** After this long without news a journey is taken to be over, and a batch file may say how it ended. */
    private static final Duration SILENCE = Duration.ofHours(6);

    private Precedence() {}

    /** Why a report does not stand against what is known of this fact; nothing if it does. */
    static @Nullable SuppressionReason against(JourneyOutlook state, Fact fact, Report report) {
        var known = state.known().get(fact);
        if (known == null || report.source().kind().overrules(known.source().kind())) {
            return null;
        }
        if (known.source().kind().overrules(report.source().kind())) {
            return holds(known, report) ? SuppressionReason.BETTER_SOURCE_HOLDS : null;
        }
        return report.observedAt().isBefore(known.observedAt()) ? SuppressionReason.OLDER_THAN_KNOWN : null;
    }

    /**
     * The same for corrections of a journey that is over. A batch file then is the better record, and of live reports
     * only those count that are younger than the file.
     */
    static @Nullable SuppressionReason againstCorrection(JourneyOutlook state, Report report) {
        var known = state.known().get(Fact.TIMES);
        if (known == null || report.source().kind() == SourceKind.OPERATOR) {
            return null;
        }
        if (known.source().kind() == SourceKind.OPERATOR) {
            return SuppressionReason.BETTER_SOURCE_HOLDS;
        }
        if (known.source().kind() == report.source().kind()) {
            return report.observedAt().isBefore(known.observedAt()) ? SuppressionReason.OLDER_THAN_KNOWN : null;
        }
        return report.source().kind() == SourceKind.REALTIME && !report.observedAt().isAfter(known.knownAt())
                ? SuppressionReason.OLDER_THAN_KNOWN
                : null;
    }

    /** Why a report that stands is accepted. */
    static Acceptance because(JourneyOutlook state, Fact fact, Report report) {
        var known = state.known().get(fact);
        if (report.source().kind() == SourceKind.OPERATOR) {
            return Acceptance.OPERATOR_DECISION;
        }
        if (state.completed()) {
            return Acceptance.LATE_CORRECTION;
        }
        if (known == null) {
            return Acceptance.FIRST_REPORT;
        }
        if (report.source().kind().overrules(known.source().kind())) {
            return Acceptance.BETTER_SOURCE;
        }
        return known.source().kind().overrules(report.source().kind())
                ? Acceptance.BETTER_SOURCE_EXPIRED
                : Acceptance.VISIBLE_CHANGE;
    }

    /**
     * Whether an operator takes over a fact that so far only lesser sources vouch for. That is worth an event even if
     * nothing looks different, else the next report of a lesser source would undo the operator's word.
     */
    static boolean takesOver(JourneyOutlook state, Fact fact, Report report) {
        var known = state.known().get(fact);
        return report.source().kind() == SourceKind.OPERATOR
                && (known == null || known.source().kind() != SourceKind.OPERATOR);
    }

    private static boolean holds(Provenance known, Report report) {
        boolean fellSilent = known.holdsUntil() == null && known.source().kind() == SourceKind.REALTIME
                && report.knownAt().isAfter(known.knownAt().plus(SILENCE));
        return !fellSilent && known.holdsAt(report.observedAt());
    }
}
