package io.ansage.infra.postgres;

import io.ansage.domain.message.Audience;
import io.ansage.domain.message.Inhibits;
import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageDecider;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageParameters;
import io.ansage.domain.message.MessageState;
import io.ansage.domain.message.Severity;
import io.ansage.domain.message.Span;
import io.ansage.domain.message.command.ArchiveMessage;
import io.ansage.domain.message.command.DraftMessage;
import io.ansage.domain.message.command.MessageCommand;
import io.ansage.domain.message.command.PublishMessage;
import io.ansage.domain.message.command.ReviseMessage;
import io.ansage.domain.message.event.MessageEvent;
import io.ansage.domain.text.Text;
import io.ansage.query.live.LiveHub;
import io.ansage.query.log.RecordedEvent;
import io.ansage.query.message.MessagePlanner;
import io.ansage.query.message.MessageProjector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operator at a railway: what they decide becomes rows and is looked at, as behind the real event processor. */
final class MessageDesk {

    static final MessageId ID = new MessageId("message-1");

    final PostgresMessagePlanning planning;
    final MessagePlanner planner;
    final PostgresOperatorMessages messages;

    private final NoticeRailway railway;
    private final MessageProjector projector;
    private final List<RecordedEvent> events = new ArrayList<>();
    private @Nullable MessageState state;

    MessageDesk(NoticeRailway railway) {
        this.railway = railway;
        var jdbc = railway.database.jdbc();
        planning = new PostgresMessagePlanning(jdbc);
        projector = new MessageProjector(new PostgresMessageStore(jdbc, TableNames.LIVE));
        planner = new MessagePlanner(planning, MessageParameters.DEFAULT, railway.transactions,
                new LiveHub(new PostgresOutlooks(jdbc)), railway.clock);
        messages = new PostgresOperatorMessages(jdbc, planning, planner);
    }

    /** A message that may be sent and holds from now on for so long. */
    MessageContent content(String title, Audience audience, Severity severity, Inhibits inhibits, Duration holds) {
        var now = railway.clock.instant();
        var span = new Span(now, now.plus(holds));
        return new MessageContent(Map.of("en", new Text(title, title + "."), "de", new Text("DE " + title, title)),
                audience, severity, inhibits, span, span, false);
    }

    MessageContent closure(String title) {
        return content(title, Audience.ofJourney(NoticeRailway.JOURNEY), Severity.CLOSURE, Inhibits.NOTHING,
                Duration.ofHours(3));
    }

    MessageDesk draft(MessageContent content) {
        return does(new DraftMessage(ID, content, "anna", railway.clock.instant()));
    }

    MessageDesk publish(MessageContent content) {
        return draft(content).does(new PublishMessage(ID, "anna", railway.clock.instant()));
    }

    MessageDesk revise(MessageContent content, boolean interrupts) {
        return does(new ReviseMessage(ID, content, interrupts, "anna", railway.clock.instant()));
    }

    MessageDesk archive() {
        return does(new ArchiveMessage(ID, true, "anna", railway.clock.instant()));
    }

    private MessageDesk does(MessageCommand command) {
        for (var event : MessageDecider.decide(state, command)) {
            state = MessageState.after(state, event);
            events.add(new RecordedEvent(event, events.size() + 1L, events.size(), Instant.EPOCH));
            happens(List.of(events.getLast()));
        }
        return this;
    }

    /** Everything that ever happened comes once more, as after a crash. */
    void happensAgain() {
        happens(events);
    }

    private void happens(List<RecordedEvent> recorded) {
        railway.database.transaction().executeWithoutResult(_ -> {
            projector.project(recorded);
            recorded.forEach(r -> planner.changed((MessageEvent) r.event()));
        });
    }

    /** Plans and delivers until nothing is due. */
    void work() {
        int done = 1;
        while (done > 0) {
            done = planner.planDue() + railway.planner.planDue() + railway.worker.deliverDue();
        }
    }

    /** Passenger time jumps, and everything that was due is done. */
    void at(Instant instant) {
        railway.clock.advanceTo(instant);
        railway.laterOnMachine(Duration.ofMinutes(5));
        work();
    }

    /** Reason, class and status of every row about a message with how many there are. */
    Map<String, Long> rows() {
        return railway.database.jdbc()
                .sql("""
                        select reason || ' ' || class || ' ' || status as name, count(*) as n from notice
                        where message_id is not null group by 1
                        """)
                .query((rs, _) -> Map.entry(rs.getString("name"), rs.getLong("n")))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
