package io.ansage.domain.text;

import io.ansage.domain.journey.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Writes the title: the train, and the one thing to know. */
final class TitleWords {

    private final Catalogue say;
    private final NoticeText notice;
    private final Change change;
    private final Names names = new Names();

    TitleWords(Catalogue say, NoticeText notice) {
        this.say = say;
        this.notice = notice;
        this.change = Change.in(notice);
    }

    /** Words give way first, then the line; the train's number is the last to be shortened. */
    String write() {
        var candidates = new LinkedHashSet<String>();
        for (var train : trains()) {
            for (var shorten : List.of(false, true)) {
                candidates.add(sentence().apply(train, shorten));
            }
        }
        return candidates.stream()
                .filter(c -> names.fitsWhole(c, Text.TITLE_LIMIT))
                .findFirst()
                .map(c -> names.fill(c, Text.TITLE_LIMIT))
                .orElseGet(() -> names.fill(List.copyOf(candidates).getLast(), Text.TITLE_LIMIT));
    }

    private List<String> trains() {
        var number = notice.train().value();
        var alone = names.mark(number);
        var line = notice.line();
        return line == null || line.isBlank() || number.contains(line)
                ? List.of(alone)
                : List.of(say.say("train.line", Map.of("line", names.mark(line), "number", alone)), alone);
    }

    private BiFunction<String, Boolean, String> sentence() {
        return switch (notice.reason()) {
            case FIRST_DELAY, WORSE, BETTER, EARLY, ARRIVES_EARLY -> this::delay;
            case ON_TIME_AGAIN -> change.after().onTime() ? plain("title.onTimeAgain") : this::delay;
            case NUMBER_MOVED -> this::number;
            case CANCELLED -> plain("title.cancelled");
            case RUNS_AGAIN -> change.known() ? this::runsAgain : plain("title.runsAgainUnknown");
            case BOARDING_CANCELLED -> at("title.noCall", names.mark(notice.fromName()));
            case ALIGHTING_CANCELLED -> at("title.noCall", names.mark(notice.toName()));
            case CALLS_AGAIN -> at("title.callsAgain", reinstatedStops(notice, names));
            case CONNECTION_AT_RISK -> change("title.changeTight");
            case CONNECTION_BROKEN -> change("title.changeMissed");
            case CONNECTION_HELD -> change("title.changeWaits");
            case CONNECTION_RESCUED -> change("title.changeWorks");
            case PLATFORM -> platform();
            case OPERATOR_MESSAGE -> plain("title.message");
            case REMINDER -> reminder();
            case DIGEST -> throw new IllegalArgumentException("digest: has words of its own");
        };
    }

    /** The stops of the leg at which the train calls after all. */
    static String reinstatedStops(NoticeText notice, Names names) {
        boolean boarding = notice.before().boardingCancelled() && !notice.after().boardingCancelled();
        boolean alighting = notice.before().alightingCancelled() && !notice.after().alightingCancelled();
        if (boarding && alighting) {
            return names.mark(notice.fromName()) + ", " + names.mark(notice.toName());
        }
        return names.mark(alighting ? notice.toName() : notice.fromName());
    }

    private BiFunction<String, Boolean, String> plain(String key) {
        return (train, _) -> say.say(key, Map.of("train", train));
    }

    private BiFunction<String, Boolean, String> at(String key, String stop) {
        return (train, _) -> say.say(key, Map.of("train", train, "stop", stop));
    }

    /** The train that leaves is the one to know. */
    private BiFunction<String, Boolean, String> change(String key) {
        var news = notice.changes().getFirst();
        var stop = names.mark(news.stopName());
        var next = names.mark(news.train().value());
        return (_, _) -> say.say(key, Map.of("stop", stop, "next", next));
    }

    private BiFunction<String, Boolean, String> platform() {
        var before = mark(change.oldPlatform());
        var now = mark(change.newPlatform());
        return (train, _) -> before == null || !change.platformChanged()
                ? say.say("title.platformNew", Map.of("train", train, "new", now == null ? "–" : now))
                : say.say("title.platform", Map.of("train", train, "old", before, "new", now == null ? "–" : now));
    }

    /** When to be there: of a range the early end, and the late one. */
    private BiFunction<String, Boolean, String> reminder() {
        var departure = notice.truth().aimedDeparture();
        var range = notice.after().departure();
        var times = departure == null
                ? ""
                : range.width() == 0
                        ? clock(departure, range.low())
                        : clock(departure, range.low()) + "–" + clock(departure, range.high());
        return (train, _) -> say.say("title.reminder", Map.of("train", train, "time", times));
    }

    private String clock(Instant planned, int minutes) {
        return BodyWords.CLOCK.format(planned.plus(Duration.ofMinutes(minutes)).atZone(notice.zone()));
    }

    private @Nullable String mark(@Nullable Platform platform) {
        return platform == null ? null : names.mark(platform.name());
    }

    private String delay(String train, boolean shorten) {
        var delay = shorten ? say.shortDelay(change.after()) : say.delay(change.after());
        return say.say(delayTitle(), Map.of("train", train, "delay", delay));
    }

    private String number(String train, boolean shorten) {
        var shown = BodyWords.shown(notice.after());
        var delay = shorten ? say.shortDelay(shown) : say.delay(shown);
        return say.say(change.arrival() ? "title.arrival" : "title.delay", Map.of("train", train, "delay", delay));
    }

    private String runsAgain(String train, boolean shorten) {
        return say.say("title.runsAgain",
                Map.of("train", train, "delay", say.aboutDelay(change.after(), shorten)));
    }

    private String delayTitle() {
        if (change.arrival()) {
            return "title.arrival";
        }
        return Catalogue.early(change.after()) ? "title.early" : "title.delay";
    }
}
