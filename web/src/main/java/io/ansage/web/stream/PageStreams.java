package io.ansage.web.stream;

import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.Journeys;
import io.ansage.query.api.LiveUpdates;
import io.ansage.query.api.LiveUpdates.Listening;
import io.ansage.query.api.Notices;
import io.ansage.query.api.Notices.Notice;
import io.ansage.web.journey.JourneyView;
import io.ansage.web.passenger.NoticeView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Everything one page shows, in one stream: the journeys it names, in full, and its passenger's notices. A browser has six
 * connections to a host, and a page should take one. Journeys resume by position; notices by their own sequence, which is
 * asked for apart, since an event has but one id.
 */
@Component
final class PageStreams implements DisposableBean {

    /** Of notices that somebody was away for. */
    private static final int MISSED = 200;

    private final Journeys journeys;
    private final Notices notices;
    private final LiveUpdates updates;
    private final Topics topics;
    private final Map<Object, Set<OpenPage>> pages = new ConcurrentHashMap<>();
    private final List<Listening> listening;

    PageStreams(Journeys journeys, Notices notices, LiveUpdates updates, Topics topics) {
        this.journeys = journeys;
        this.notices = notices;
        this.updates = updates;
        this.topics = topics;
        this.listening = List.of(
                updates.onOutlook(u -> publish(u.outlook().id(),
                        () -> journey(u.outlook(), u.position()))),
                updates.onNotice(n -> publish(n.passengerId(), () -> change(n))));
    }

    @Override
    public void destroy() {
        listening.forEach(Listening::close);
    }

    /**
     * A page's stream.
     *
     * @param shown     the journeys it shows
     * @param passenger whose notices it shows; absent for a visitor
     * @param told      sequence of the latest notice it has
     */
    Live of(Set<JourneyId> shown, @Nullable PassengerId passenger, long told) {
        var page = new OpenPage(passenger == null ? Set.copyOf(shown) : with(shown, passenger));
        return new Live(page, false, (after, _) -> {
            // Known before it reads: what happens in between waits in the reader's buffer.
            opened(page);
            return opening(shown, passenger, after, told);
        }, () -> closed(page));
    }

    int countOpen() {
        return pages.size();
    }

    private void opened(OpenPage page) {
        page.subjects().forEach(s -> pages.compute(s, (_, open) -> {
            var all = open == null ? ConcurrentHashMap.<OpenPage>newKeySet() : open;
            all.add(page);
            return all;
        }));
        if (page.gone) {
            closed(page);
        }
    }

    private void closed(OpenPage page) {
        page.gone = true;
        page.subjects().forEach(s -> pages.computeIfPresent(s, (_, open) -> {
            open.remove(page);
            return open.isEmpty() ? null : open;
        }));
    }

    private Opening opening(Set<JourneyId> shown, @Nullable PassengerId passenger, long after, long told) {
        boolean reset = after > updates.position();
        var changes = new ArrayList<Change>();
        journeys.findJourneys(shown)
                .values()
                .stream()
                .filter(known -> reset || known.position() > after)
                .map(known -> journey(known.outlook(), known.position()))
                .forEach(changes::add);
        if (passenger != null) {
            // Who was away for longer than this many is served better by the latest of them.
            var missed = told == 0 ? List.<Notice>of() : notices.listOf(passenger, told, MISSED);
            var shows = told == 0 || missed.size() == MISSED ? notices.listLatest(passenger, MISSED) : missed;
            shows.stream().map(PageStreams::change).forEach(changes::add);
        }
        return new Opening(reset, changes);
    }

    private void publish(Object subject, Supplier<Change> change) {
        var open = pages.get(subject);
        if (open != null) {
            // Written as bytes once, for all pages.
            var made = change.get();
            open.forEach(page -> topics.publish(page, () -> made));
        }
    }

    private static Set<Object> with(Set<JourneyId> shown, PassengerId passenger) {
        var subjects = new HashSet<Object>(shown);
        subjects.add(passenger);
        return Set.copyOf(subjects);
    }

    private static Change journey(JourneyOutlook outlook, long position) {
        return new Change(outlook.id(), position, "journey", JourneyView.of(outlook));
    }

    private static Change change(Notice notice) {
        return Change.unnumbered(notice.notificationId() + "/" + notice.sequence(), "notice", NoticeView.of(notice));
    }

    /** A topic of its own: every page shows something else. Equal to nothing but itself. */
    private static final class OpenPage {
        private final Set<Object> subjects;
        private volatile boolean gone;

        private OpenPage(Set<?> subjects) {
            this.subjects = Set.copyOf(subjects);
        }

        Set<Object> subjects() {
            return subjects;
        }
    }
}
