package io.ansage.query.message;

import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageStatus;
import io.ansage.domain.message.event.DraftEdited;
import io.ansage.domain.message.event.MessageArchived;
import io.ansage.domain.message.event.MessageDrafted;
import io.ansage.domain.message.event.MessageEvent;
import io.ansage.domain.message.event.MessagePublished;
import io.ansage.domain.message.event.MessageRevised;
import io.ansage.query.log.Projector;
import io.ansage.query.log.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds message events into rows. */
public final class MessageProjector implements Projector {

    private final MessageStore store;

    public MessageProjector(MessageStore store) {
        this.store = store;
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var known = known(events);
        var changed = new LinkedHashMap<MessageId, MessageRow>();
        var wordings = new ArrayList<WordingRow>();
        for (var recorded : events) {
            if (recorded.event() instanceof MessageEvent event) {
                var before = known.get(event.messageId());
                if (before != null && before.position() >= recorded.position()) {
                    continue;
                }
                var after = after(before, event, recorded.position());
                known.put(after.id(), after);
                changed.put(after.id(), after);
                if (event instanceof MessagePublished || event instanceof MessageRevised) {
                    wordings.add(new WordingRow(after.id(), after.revision(), after.content(),
                            after.corrected() == after.revision(), event.author(), event.at()));
                }
            }
        }
        if (!changed.isEmpty()) {
            store.save(changed.values());
            store.saveWordings(wordings);
        }
    }

    private static MessageRow after(@Nullable MessageRow b, MessageEvent event, long position) {
        if (event instanceof MessageDrafted e) {
            return new MessageRow(e.messageId(), MessageStatus.DRAFT, 0, 0, e.content(), e.author(), e.at(),
                    e.author(), e.at(), null, null, false, position, position);
        }
        if (b == null) {
            throw new IllegalStateException("message " + event.messageId() + ": its first event is missing");
        }
        return switch (event) {
            case MessageDrafted _ -> b;
            case DraftEdited e -> new MessageRow(b.id(), b.status(), b.revision(), b.corrected(), e.content(),
                    b.draftedBy(), b.draftedAt(), e.author(), e.at(), null, null, false, b.number(), position);
            case MessagePublished e -> new MessageRow(b.id(), MessageStatus.PUBLISHED, 1, 1, b.content(),
                    b.draftedBy(), b.draftedAt(), e.author(), e.at(), e.at(), null, false, b.number(), position);
            case MessageRevised e -> new MessageRow(b.id(), b.status(), e.revision(),
                    e.interrupts() ? e.revision() : b.corrected(), e.content(), b.draftedBy(), b.draftedAt(),
                    e.author(), e.at(), b.publishedAt(), null, false, b.number(), position);
            case MessageArchived e -> new MessageRow(b.id(), MessageStatus.ARCHIVED, b.revision(), b.corrected(),
                    b.content(), b.draftedBy(), b.draftedAt(), e.author(), e.at(), b.publishedAt(), e.at(),
                    e.allClear(), b.number(), position);
        };
    }

    private Map<MessageId, MessageRow> known(List<RecordedEvent> events) {
        var ids = events.stream()
                .map(RecordedEvent::event)
                .filter(MessageEvent.class::isInstance)
                .map(e -> ((MessageEvent) e).messageId())
                .distinct()
                .toList();
        var rows = new HashMap<MessageId, MessageRow>();
        if (!ids.isEmpty()) {
            store.findAll(ids).forEach(row -> rows.put(row.id(), row));
        }
        return rows;
    }
}
