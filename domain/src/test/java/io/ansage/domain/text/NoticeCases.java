package io.ansage.domain.text;

import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.Platform;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.notice.ConnectionState;
import io.ansage.domain.notice.ConnectionTruth;
import io.ansage.domain.notice.DelayRange;
import io.ansage.domain.notice.LastTold;
import io.ansage.domain.notice.LegTruth;
import io.ansage.domain.notice.NoticeReason;
import java.time.Duration;
import io.ansage.domain.text.NoticeText.ChangeOfTrains;
import io.ansage.domain.text.NoticeText.OtherLeg;
import io.ansage.domain.text.NoticeText.Remedy;
import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One notice for each thing that can be said. */
final class NoticeCases {

    static final Instant AS_OF = Instant.parse("2025-10-03T06:12:40Z");
    static final Instant DEPARTURE = Instant.parse("2025-10-03T06:30:00Z");
    static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    static final DelayRange ON_TIME = DelayRange.ON_TIME;

    private NoticeCases() {}

    static Map<String, NoticeText> all() {
        var cases = new LinkedHashMap<String, NoticeText>();
        cases.put("first delay, a range", delay(NoticeReason.FIRST_DELAY, ON_TIME, range(10, 20)));
        cases.put("first delay, up to", delay(NoticeReason.FIRST_DELAY, ON_TIME, range(0, 10)));
        cases.put("first delay, exactly", delay(NoticeReason.FIRST_DELAY, ON_TIME, range(12, 12)));
        cases.put("first delay, one minute", delay(NoticeReason.FIRST_DELAY, ON_TIME, range(1, 1)));
        cases.put("worse", delay(NoticeReason.WORSE, range(10, 20), range(20, 30)));
        cases.put("better", delay(NoticeReason.BETTER, range(20, 30), range(10, 15)));
        cases.put("on time again", delay(NoticeReason.ON_TIME_AGAIN, range(10, 20), ON_TIME));
        cases.put("departs early", delay(NoticeReason.EARLY, ON_TIME, range(-2, -2)));
        cases.put("departs up to 3 early", delay(NoticeReason.EARLY, ON_TIME, range(-3, 0)));
        cases.put("boarded: arrives early", notice(NoticeReason.ARRIVES_EARLY, told(ON_TIME, ON_TIME),
                told(ON_TIME, range(-9, -4)), truth(0, -6, true)));
        cases.put("only the arrival is late",
                notice(NoticeReason.FIRST_DELAY, LastTold.NOTHING, told(ON_TIME, range(10, 20)), truth(0, 12, false)));
        cases.put("boarded: the arrival counts", notice(NoticeReason.WORSE, told(range(5, 5), range(5, 10)),
                told(range(5, 5), range(20, 30)), truth(5, 22, true)));
        cases.put("cancelled", cancelled(LastTold.NOTHING));
        cases.put("cancelled after a delay", cancelled(told(range(10, 20), range(10, 20))));
        cases.put("runs again, about",
                notice(NoticeReason.RUNS_AGAIN, LastTold.NOTHING, told(range(25, 25), range(25, 25)),
                        truth(25, 25, false)));
        cases.put("runs again, a range",
                notice(NoticeReason.RUNS_AGAIN, LastTold.NOTHING, told(range(20, 30), range(20, 30)),
                        truth(25, 25, false)));
        cases.put("runs again, nothing known of a delay",
                notice(NoticeReason.RUNS_AGAIN, LastTold.NOTHING, LastTold.NOTHING, unknown()));
        cases.put("boarding call cancelled",
                notice(NoticeReason.BOARDING_CANCELLED, LastTold.NOTHING, calls(true, false), truth(0, 0, false)));
        cases.put("alighting call cancelled",
                notice(NoticeReason.ALIGHTING_CANCELLED, LastTold.NOTHING, calls(false, true), truth(0, 0, false)));
        cases.put("calls again", notice(NoticeReason.CALLS_AGAIN, calls(true, false), LastTold.NOTHING,
                truth(0, 0, false)));
        cases.put("calls again at both",
                notice(NoticeReason.CALLS_AGAIN, calls(true, true), LastTold.NOTHING, truth(0, 0, false)));
        cases.put("platform", notice(NoticeReason.PLATFORM, LastTold.NOTHING, LastTold.NOTHING, platform("4", "7")));
        cases.put("platform, none planned",
                notice(NoticeReason.PLATFORM, LastTold.NOTHING, LastTold.NOTHING, platform(null, "7")));
        cases.put("worse, and another platform", notice(NoticeReason.WORSE, told(range(5, 10), range(5, 10)),
                told(range(20, 30), range(20, 30)), platform("4", "7")));
        cases.put("operator message", notice(NoticeReason.OPERATOR_MESSAGE, LastTold.NOTHING, message(),
                truth(0, 0, false)));
        cases.put("operator message withdrawn",
                notice(NoticeReason.OPERATOR_MESSAGE, message(), LastTold.NOTHING, truth(0, 0, false)));
        cases.put("number moved", notice(NoticeReason.NUMBER_MOVED, shown(range(10, 20), 12),
                shown(range(10, 20), 14), truth(14, 14, false)));
        cases.put("first delay of a trip with changes", others(NoticeReason.FIRST_DELAY));
        cases.put("cancelled, of a trip with changes", others(NoticeReason.CANCELLED));
        cases.put("reminder", notice(NoticeReason.REMINDER, LastTold.NOTHING, LastTold.NOTHING, truth(0, 0, false)));
        cases.put("reminder, late", notice(NoticeReason.REMINDER, told(range(10, 20), range(10, 20)),
                told(range(10, 20), range(10, 20)), truth(14, 14, false)));
        cases.put("reminder, nothing known of a delay",
                notice(NoticeReason.REMINDER, LastTold.NOTHING, LastTold.NOTHING, unknown()));
        cases.put("reminder, platform",
                notice(NoticeReason.REMINDER, LastTold.NOTHING, LastTold.NOTHING, platform("4", "4")));
        cases.put("longest names", longest());
        cases.put("a change gets tight", change(NoticeReason.CONNECTION_AT_RISK, ConnectionState.FINE,
                ConnectionState.AT_RISK, 4, null));
        cases.put("a change is missed, with a remedy", change(NoticeReason.CONNECTION_BROKEN, ConnectionState.FINE,
                ConnectionState.BROKEN, -3, new Remedy(new TrainNumber("IC 5"), AS_OF.plusSeconds(7200),
                        AS_OF.plusSeconds(9900))));
        cases.put("a change is missed, and that was the last train", change(NoticeReason.CONNECTION_BROKEN,
                ConnectionState.AT_RISK, ConnectionState.BROKEN, 1, new Remedy(null, null, null)));
        cases.put("the next train waits", change(NoticeReason.CONNECTION_HELD, ConnectionState.BROKEN,
                ConnectionState.HELD, -2, null));
        cases.put("a change works again", change(NoticeReason.CONNECTION_RESCUED, ConnectionState.BROKEN,
                ConnectionState.FINE, 9, null));
        cases.put("cancelled, with a remedy", remedy(NoticeReason.CANCELLED));
        cases.put("worse, and a change was told to be missed", otherChange());
        cases.put("a change is missed, longest names", longestChange());
        return cases;
    }

    private static NoticeText otherChange() {
        var usual = delay(NoticeReason.WORSE, range(10, 20), range(20, 30));
        return with(usual, List.of(changeOf("RE 5", "Athlone", ConnectionState.BROKEN, ConnectionState.BROKEN, -5)),
                null);
    }

    private static NoticeText remedy(NoticeReason reason) {
        return with(delay(reason, ON_TIME, ON_TIME), List.of(), new Remedy(new TrainNumber("IC 5"),
                AS_OF.plusSeconds(7200), AS_OF.plusSeconds(9900)));
    }

    private static NoticeText longestChange() {
        var usual = longest();
        return with(new NoticeText(NoticeReason.CONNECTION_BROKEN, usual.before(), usual.after(), usual.truth(),
                usual.train(), null, usual.fromName(), usual.toName(), usual.zone(), null, usual.asOf(), List.of(),
                List.of(), null),
                List.of(changeOf("Sonderzug der Museumseisenbahn 4711",
                        "Mönchengladbach Hauptbahnhof (Europaplatz, Ersatzhaltestelle Nord)", ConnectionState.FINE,
                        ConnectionState.BROKEN, -12)),
                new Remedy(new TrainNumber("Sonderzug der Museumseisenbahn 4712"), AS_OF.plusSeconds(7200),
                        AS_OF.plusSeconds(9900)));
    }

    static NoticeText change(NoticeReason reason, ConnectionState before, ConnectionState after, int minutes,
            @Nullable Remedy remedy) {
        var usual = delay(reason, ON_TIME, ON_TIME);
        return with(usual, List.of(changeOf("RE 5", "Athlone", before, after, minutes)), remedy);
    }

    private static ChangeOfTrains changeOf(String train, String stop, ConnectionState before, ConnectionState after,
            int minutes) {
        return new ChangeOfTrains(stop, new TrainNumber(train), before, after,
                new ConnectionTruth(after, minutes, 12, 2,
                        after == ConnectionState.HELD ? AS_OF.plusSeconds(5400) : null, true, false),
                AS_OF.plusSeconds(5100));
    }

    private static NoticeText with(NoticeText text, List<ChangeOfTrains> changes, @Nullable Remedy remedy) {
        return new NoticeText(text.reason(), text.before(), text.after(), text.truth(), text.train(), text.line(),
                text.fromName(), text.toName(), text.zone(), text.cause(), text.asOf(), text.others(), changes, remedy);
    }

    private static NoticeText others(NoticeReason reason) {
        var usual = delay(reason, DelayRange.ON_TIME, range(10, 20));
        return new NoticeText(usual.reason(), usual.before(), usual.after(), usual.truth(), usual.train(), null,
                usual.fromName(), usual.toName(), usual.zone(), null, usual.asOf(),
                List.of(new OtherLeg(new TrainNumber("RE 5"), told(range(5, 15), range(5, 15))),
                        new OtherLeg(new TrainNumber("S 1"), told(DelayRange.ON_TIME, DelayRange.ON_TIME)),
                        new OtherLeg(new TrainNumber("S 2"), calls(true, false))),
                List.of(), null);
    }

    /** The first case of each reason with the longest names; a reason that has no case yet is missing here. */
    static Map<String, NoticeText> longestOfEach() {
        var cases = new LinkedHashMap<String, NoticeText>();
        for (var reason : EnumSet.complementOf(EnumSet.of(NoticeReason.DIGEST))) {
            all().values()
                    .stream()
                    .filter(n -> n.reason() == reason)
                    .findFirst()
                    .ifPresent(n -> cases.put(reason.name(), withLongestNames(n)));
        }
        return cases;
    }

    static NoticeText longest() {
        var usual = delay(NoticeReason.WORSE, range(100, 120), range(120, 150));
        return withLongestNames(usual);
    }

    private static NoticeText withLongestNames(NoticeText usual) {
        return new NoticeText(usual.reason(), usual.before(), usual.after(), usual.truth(),
                new TrainNumber("Sonderzug der Museumseisenbahn 26834"), "RE 1",
                "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
                "Mönchengladbach Hauptbahnhof (Europaplatz, Ersatzhaltestelle Nord)", usual.zone(),
                new Cause("Verspätung eines vorausfahrenden Zuges"), usual.asOf(), usual.others(),
                usual.changes().stream().map(NoticeCases::withLongestNames).toList(), usual.remedy());
    }

    private static ChangeOfTrains withLongestNames(ChangeOfTrains usual) {
        return new ChangeOfTrains("Mönchengladbach Hauptbahnhof (Europaplatz, Ersatzhaltestelle Nord)",
                new TrainNumber("Sonderzug der Museumseisenbahn 26835"), usual.before(), usual.after(), usual.truth(),
                usual.departs());
    }

    static NoticeText delay(NoticeReason reason, DelayRange before, DelayRange after) {
        return notice(reason, told(before, before), told(after, after), truth(after.high(), after.high(), false));
    }

    private static NoticeText cancelled(LastTold before) {
        var text = notice(NoticeReason.CANCELLED, before, before, truth(0, 0, false));
        return new NoticeText(text.reason(), before, text.after(), text.truth(), text.train(), null, text.fromName(),
                text.toName(), text.zone(), new Cause("signal failure"), text.asOf(), List.of(), List.of(), null);
    }

    static NoticeText notice(NoticeReason reason, LastTold before, LastTold after, LegTruth truth) {
        return new NoticeText(reason, before, after, truth, new TrainNumber("A906"), null, "Sligo", "Dublin Connolly",
                DUBLIN, null, AS_OF, List.of(), List.of(), null);
    }

    static DelayRange range(int low, int high) {
        return new DelayRange(low, high);
    }

    static LastTold told(DelayRange departure, DelayRange arrival) {
        return new LastTold(1, false, false, false, departure, arrival, null, null, departure.high(), 1, AS_OF);
    }

    private static LastTold shown(DelayRange range, int minutes) {
        return new LastTold(1, false, false, false, range, range, null, null, minutes, 1, AS_OF);
    }

    private static LastTold calls(boolean boardingCancelled, boolean alightingCancelled) {
        return new LastTold(1, false, boardingCancelled, alightingCancelled, ON_TIME, ON_TIME, null, null, 0, 1, AS_OF);
    }

    private static LastTold message() {
        return new LastTold(1, false, false, false, ON_TIME, ON_TIME, null,
                "Front two coaches only.\r\nPlease board at the\u0007 front, buses leave at 07:45.", 0, 1, AS_OF);
    }

    static LegTruth truth(int departureDelay, int arrivalDelay, boolean boarded) {
        return new LegTruth(false, false, false, departureDelay, arrivalDelay, 0, null, null, null, DEPARTURE,
                DEPARTURE.plusSeconds(60L * departureDelay), DEPARTURE.plusSeconds(7200 + 60L * arrivalDelay),
                Duration.ZERO,
                boarded,
                false);
    }

    private static LegTruth unknown() {
        return new LegTruth(false, false, false, null, null, 0, null, null, null, DEPARTURE, null, null, Duration.ZERO,
                false,
                false);
    }

    private static LegTruth platform(String planned, String now) {
        return new LegTruth(false, false, false, 20, 20, 0, planned == null ? null : new Platform(planned),
                new Platform(now), null, DEPARTURE, DEPARTURE.plusSeconds(1200), DEPARTURE.plusSeconds(8400),
                Duration.ZERO,
                false,
                false);
    }
}
