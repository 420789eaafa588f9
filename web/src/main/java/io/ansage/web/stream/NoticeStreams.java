package io.ansage.web.stream;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.LiveUpdates;
import io.ansage.query.api.LiveUpdates.Listening;
import io.ansage.query.api.Notices;
import io.ansage.query.api.Notices.Notice;
import io.ansage.web.http.WebSettings;
import io.ansage.web.passenger.NoticeView;
import java.util.ArrayDeque;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** What the stream of a passenger's own notices consists of. */
@Component
final class NoticeStreams implements DisposableBean {

    private static final int BLOCK = 500;

    private final Notices notices;
    private final WebSettings settings;
    private final Listening listening;

    NoticeStreams(Notices notices, LiveUpdates updates, Topics topics, WebSettings settings) {
        this.notices = notices;
        this.settings = settings;
        this.listening = updates.onNotice(notice -> topics.publish(notice.passengerId(), () -> change(notice)));
    }

    @Override
    public void destroy() {
        listening.close();
    }

    Live of(PassengerId passenger) {
        return new Live(passenger, false, (after, _) -> missed(passenger, after));
    }

    private Opening missed(PassengerId passenger, long after) {
        var latest = new ArrayDeque<Change>();
        boolean cut = false;
        long last = after;
        List<Notice> block;
        do {
            block = notices.listOf(passenger, last, BLOCK);
            for (var notice : block) {
                latest.add(change(notice));
                last = notice.sequence();
                if (latest.size() > settings.streamBuffer()) {
                    latest.poll();
                    cut = true;
                }
            }
        } while (block.size() == BLOCK);
        return new Opening(cut, List.copyOf(latest));
    }

    private static Change change(Notice notice) {
        return new Change(notice.sequence(), notice.sequence(), "notice", NoticeView.of(notice));
    }
}
