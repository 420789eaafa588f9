package io.ansage.web.stream;

import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.StopId;
import io.ansage.query.api.LiveUpdates;
import io.ansage.query.api.LiveUpdates.Listening;
import io.ansage.query.api.LiveUpdates.OutlookUpdate;
import io.ansage.web.board.BoardLineView;
import io.ansage.web.board.BoardReads;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** What the streams of wall screens consist of: the whole board first, then the lines of each train that changes. */
@Component
final class BoardStreams implements DisposableBean {

    private record BoardOf(StopId stop) {}

    private final BoardReads boards;
    private final LiveUpdates updates;
    private final Topics topics;
    private final Listening listening;

    BoardStreams(BoardReads boards, LiveUpdates updates, Topics topics) {
        this.boards = boards;
        this.updates = updates;
        this.topics = topics;
        this.listening = updates.onOutlook(this::publish);
    }

    @Override
    public void destroy() {
        listening.close();
    }

    private void publish(OutlookUpdate update) {
        if (!topics.isEmpty()) {
            update.outlook()
                    .calls()
                    .stream()
                    .map(c -> c.planned().stop())
                    .distinct()
                    .forEach(stop -> topics.publish(new BoardOf(stop),
                            () -> lines(update.outlook(), update.position(), stop)));
        }
    }

    /** Begins with the whole board each time: it is small, and time has passed on it, too. */
    Live of(StopId stop) {
        return new Live(new BoardOf(stop), false, (after, shared) -> {
            var board = shared.read(stop, Change.class, () -> {
                // Position before board: what happens in between comes again, at the same revision, and is no loss.
                long position = updates.position();
                return new Change("board", position, "board", boards.read(stop));
            });
            // A position we have not reached was given by another store.
            return new Opening(after > board.position(), List.of(board));
        });
    }

    private static Change lines(JourneyOutlook outlook, long position, StopId stop) {
        return new Change(outlook.id(), position, "lines",
                new JourneyLines(outlook.id().toString(), BoardLineView.of(outlook, stop)));
    }

    /** All lines of one journey, in the place of those it had. */
    record JourneyLines(String journeyId, List<BoardLineView> lines) {}
}
