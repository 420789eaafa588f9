package io.ansage.domain.text;

import io.ansage.domain.notice.DelayRange;
import io.ansage.domain.notice.LastTold;
import io.ansage.domain.notice.NoticeReason;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the body: the stops, what was and what is, when it departs, and as of when that holds. */
final class BodyWords {

    static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Catalogue say;
    private final NoticeText notice;
    private final Change change;
    private final Names names = new Names();
    private final String from;
    private final String to;

    BodyWords(Catalogue say, NoticeText notice) {
        this.say = say;
        this.notice = notice;
        this.change = Change.in(notice);
        this.from = names.mark(notice.fromName());
        this.to = names.mark(notice.toName());
    }

    /** The change and its time are always there; further facts, the weightier first, as far as there is room. */
    String write() {
        var body = sentence();
        var asOf = " " + say.say("more.asOf", Map.of("time", clock(notice.asOf())));
        for (var fact : furtherFacts()) {
            var longer = body + " " + fact;
            body = names.fitsReadably(longer + asOf, Text.BODY_LIMIT) ? longer : body;
        }
        return names.fill(body + asOf, Text.BODY_LIMIT);
    }

    private String sentence() {
        return switch (notice.reason()) {
            case FIRST_DELAY, WORSE, BETTER, EARLY, ARRIVES_EARLY, ON_TIME_AGAIN ->
                    say("body.changed", "old", say.shortDelay(change.before()), "new", say.shortDelay(change.after()));
            case NUMBER_MOVED -> say("body.changed", "old", say.shortDelay(shown(notice.before())), "new",
                    say.shortDelay(shown(notice.after())));
            case CANCELLED -> say("body.cancelled", "old", change.before().onTime()
                    ? say.say("short.planned", Map.of())
                    : say.shortDelay(change.before()));
            case RUNS_AGAIN -> change.known()
                    ? say("body.runsAgain", "new", say.aboutDelay(change.after(), true))
                    : say("body.runsAgainUnknown");
            case BOARDING_CANCELLED -> say("body.boardingCancelled");
            case ALIGHTING_CANCELLED -> say("body.alightingCancelled");
            case CALLS_AGAIN -> say("body.callsAgain", "stop", TitleWords.reinstatedStops(notice, names));
            case CONNECTION_AT_RISK, CONNECTION_BROKEN, CONNECTION_HELD, CONNECTION_RESCUED ->
                    new ChangeWords(say, names, notice).sentence();
            case PLATFORM -> platform("body");
            case OPERATOR_MESSAGE -> message();
            case REMINDER -> reminder();
            case DIGEST -> throw new IllegalArgumentException("digest: has words of its own");
        };
    }

    private String platform(String part) {
        var before = change.oldPlatform();
        var now = change.newPlatform();
        var name = now == null ? "–" : names.mark(now.name());
        return before == null || !change.platformChanged()
                ? say(part + ".platformNew", "new", name)
                : say(part + ".platform", "old", names.mark(before.name()), "new", name);
    }

    /** What nobody knows is not called on time. */
    private String reminder() {
        var planned = notice.truth().aimedDeparture();
        var time = planned == null ? "–" : clock(planned);
        return notice.truth().departureDelay() == null
                ? say("body.reminderUnknown", "time", time)
                : say("body.reminder", "time", time, "delay", say.shortDelay(notice.after().departure()));
    }

    private String message() {
        var message = notice.after().message() != null ? notice.after().message() : notice.truth().message();
        return message == null ? say("body.messageGone") : say("body.message", "message", names.markWords(message));
    }

    private List<String> furtherFacts() {
        var facts = new ArrayList<String>();
        var changes = new ChangeWords(say, names, notice);
        // What to do is worth more than all else.
        changes.remedy(facts);
        changes.others(facts);
        others(facts);
        if (notice.reason().aboutConnection()) {
            changes.departure(facts);
            return facts;
        }
        if (notice.reason() == NoticeReason.CANCELLED || notice.reason() == NoticeReason.BOARDING_CANCELLED) {
            add(facts, "more.planned", notice.truth().aimedDeparture());
        } else if (notice.reason() == NoticeReason.OPERATOR_MESSAGE) {
            // The operator's words need the room.
            return facts;
        } else if (notice.reason() == NoticeReason.REMINDER) {
            var platform = notice.truth().platform();
            if (platform != null && !change.platformChanged()) {
                facts.add(say("more.platformNew", "new", names.mark(platform.name())));
            }
        } else if (change.arrival()) {
            add(facts, "more.arrives", notice.truth().alightingCancelled() ? null : notice.truth().expectedArrival());
        } else {
            add(facts, "more.departs", notice.truth().expectedDeparture());
        }
        if (change.platformChanged() && departs()) {
            facts.add(platform("more"));
        }
        var cause = notice.cause();
        if (cause != null) {
            facts.add(say("more.cause", "cause", names.mark(withoutStop(cause.text()))));
        }
        return facts;
    }

    /** The banner replaces the one before: what is known of the other trains of the trip must not get lost with it. */
    private void others(List<String> facts) {
        for (var other : notice.others()) {
            var train = names.mark(other.train().value());
            var after = other.after();
            if (after.cancelled() || after.boardingCancelled() || after.alightingCancelled()) {
                facts.add(say("more.otherCancelled", "train", train));
            } else if (after.toldDelay()) {
                var delay = after.departure().onTime() ? after.arrival() : after.departure();
                facts.add(say("more.other", "train", train, "delay", say.shortDelay(delay)));
            }
        }
    }

    /** Whether a new platform is of use beside the news itself. */
    private boolean departs() {
        return switch (notice.reason()) {
            case FIRST_DELAY, WORSE, BETTER, EARLY, ARRIVES_EARLY, ON_TIME_AGAIN, NUMBER_MOVED, RUNS_AGAIN,
                    CALLS_AGAIN, REMINDER -> true;
            case CANCELLED, BOARDING_CANCELLED, ALIGHTING_CANCELLED, PLATFORM, OPERATOR_MESSAGE, DIGEST,
                    CONNECTION_AT_RISK,
                    CONNECTION_BROKEN, CONNECTION_HELD, CONNECTION_RESCUED ->
                    false;
        };
    }

    private void add(List<String> facts, String key, @Nullable Instant time) {
        if (time != null) {
            facts.add(say.say(key, Map.of("time", clock(time))));
        }
    }

    /** The number a passenger last saw, as the range it is. */
    static DelayRange shown(LastTold told) {
        return DelayRange.exactly(told.shownMinutes());
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private String clock(Instant time) {
        return CLOCK.format(time.atZone(notice.zone()));
    }

    private String say(String key, String... words) {
        var all = new HashMap<String, String>(Map.of("from", from, "to", to));
        for (int i = 0; i < words.length; i += 2) {
            all.put(words[i], words[i + 1]);
        }
        return say.say(key, all);
    }
}
