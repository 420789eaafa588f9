package io.ansage.web.testing;

import io.ansage.domain.message.MessageDecider;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageState;
import io.ansage.domain.message.MessageStatus;
import io.ansage.domain.message.command.MessageCommand;
import io.ansage.domain.message.event.MessageArchived;
import io.ansage.domain.message.event.MessageEvent;
import io.ansage.domain.message.event.MessagePublished;
import io.ansage.domain.message.event.MessageRevised;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.query.api.OperatorMessages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages decided and folded in memory; everyone it could concern are three. */
public final class MemoryMessages implements OperatorMessages {

    private final Map<MessageId, List<MessageEvent>> events = new LinkedHashMap<>();
    private final List<PassengerId> testers = new ArrayList<>();

    synchronized void handle(MessageCommand command) {
        var known = events.getOrDefault(command.messageId(), List.of());
        var news = MessageDecider.decide(state(known), command);
        events.computeIfAbsent(command.messageId(), _ -> new ArrayList<>()).addAll(news);
    }

    public List<PassengerId> testers() {
        return testers;
    }

    private static @Nullable MessageState state(List<MessageEvent> events) {
        MessageState state = null;
        for (var event : events) {
            state = MessageState.after(state, event);
        }
        return state;
    }

    @Override
    public synchronized Optional<Message> find(MessageId id) {
        var known = events.get(id);
        if (known == null || known.isEmpty()) {
            return Optional.empty();
        }
        var state = Objects.requireNonNull(state(known));
        return Optional.of(new Message(id, List.copyOf(events.keySet()).indexOf(id) + 1L, state.status(),
                state.revision(), state.content(), known.getFirst().author(), known.getFirst().at(),
                known.getLast().author(), known.getLast().at(), at(known, MessagePublished.class),
                at(known, MessageArchived.class), 0));
    }

    private static @Nullable Instant at(List<MessageEvent> events, Class<? extends MessageEvent> type) {
        return events.stream().filter(type::isInstance).map(MessageEvent::at).findFirst().orElse(null);
    }

    @Override
    public synchronized List<Message> list(@Nullable MessageStatus status, @Nullable Long before, int limit) {
        return events.keySet()
                .stream()
                .flatMap(id -> find(id).stream())
                .filter(m -> status == null || m.status() == status)
                .filter(m -> before == null || m.number() < before)
                .sorted((a, b) -> Long.compare(b.number(), a.number()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Wording> listWordings(MessageId id) {
        var wordings = new ArrayList<Wording>();
        MessageState state = null;
        for (var event : events.getOrDefault(id, List.of())) {
            state = MessageState.after(state, event);
            if (state != null && (event instanceof MessagePublished || event instanceof MessageRevised)) {
                wordings.add(new Wording(state.revision(), state.content(), true, event.author(), event.at()));
            }
        }
        return wordings;
    }

    @Override
    public long countAudience(MessageId id, Instant now) {
        return 3;
    }

    @Override
    public int test(MessageId id, Collection<PassengerId> passengers, Instant now) {
        testers.addAll(passengers);
        return passengers.size();
    }
}
