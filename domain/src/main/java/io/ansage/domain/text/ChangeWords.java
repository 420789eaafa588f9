package io.ansage.domain.text;

import io.ansage.domain.notice.ConnectionState;
import io.ansage.domain.text.NoticeText.ChangeOfTrains;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words about changes of trains, and about what to do. */
final class ChangeWords {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Catalogue say;
    private final Names names;
    private final NoticeText notice;

    ChangeWords(Catalogue say, Names names, NoticeText notice) {
        this.say = say;
        this.names = names;
        this.notice = notice;
    }

    /** What was believed of the change the notice is about, and what holds now. */
    String sentence() {
        var change = notice.changes().getFirst();
        return say.say("body.change", Map.of("train", names.mark(notice.train().value()), "next",
                names.mark(change.train().value()), "old", old(change), "new", now(change)));
    }

    /** The next way to get there, or that there is none today. */
    void remedy(List<String> facts) {
        var remedy = notice.remedy();
        if (remedy == null) {
            return;
        }
        var train = remedy.train();
        var departs = remedy.departs();
        var arrives = remedy.arrives();
        facts.add(train == null || departs == null || arrives == null
                ? say.say("more.noOther", Map.of())
                : say.say("more.next", Map.of("train", names.mark(train.value()), "time", clock(departs), "arrival",
                        clock(arrives))));
    }

    /** What was told of other changes must not get lost with the banner that told it. */
    void others(List<String> facts) {
        notice.changes().stream().skip(notice.reason().aboutConnection() ? 1 : 0).forEach(change -> {
            var key = switch (change.after()) {
                case FINE -> null;
                case AT_RISK -> "more.changeTight";
                case BROKEN -> "more.changeMissed";
                case HELD -> "more.changeWaits";
            };
            if (key != null) {
                facts.add(say.say(key, Map.of("next", names.mark(change.train().value()))));
            }
        });
    }

    /** When the train leaves that they change to, if they can catch it; one that waits has no time but that. */
    void departure(List<String> facts) {
        var change = notice.changes().getFirst();
        var departs = change.departs();
        if (departs != null && (change.after() == ConnectionState.FINE || change.after() == ConnectionState.AT_RISK)) {
            facts.add(say.say("more.departs", Map.of("time", clock(departs))));
        }
    }

    private String old(ChangeOfTrains change) {
        return switch (change.before()) {
            case FINE -> minutes(change.truth().planned());
            case AT_RISK -> say.say("change.tight", Map.of());
            case BROKEN -> say.say("change.missed", Map.of());
            case HELD -> say.say("change.waits", Map.of());
        };
    }

    private String now(ChangeOfTrains change) {
        var until = change.truth().waitsUntil();
        return switch (change.after()) {
            case HELD -> until == null
                    ? say.say("change.waits", Map.of())
                    : say.say("change.waitsUntil", Map.of("time", clock(until)));
            case FINE, AT_RISK, BROKEN -> minutes(change.truth().minutes());
        };
    }

    private String minutes(@Nullable Integer minutes) {
        return minutes == null
                ? say.say("change.unknown", Map.of())
                : minutes < 0
                        ? say.say("change.tooLate", Map.of("n", -(long) minutes))
                        : say.say("change.minutes", Map.of("n", (long) minutes));
    }

    private String clock(Instant time) {
        return CLOCK.format(time.atZone(notice.zone()));
    }
}
