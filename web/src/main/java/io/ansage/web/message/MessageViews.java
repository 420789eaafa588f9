package io.ansage.web.message;

import io.ansage.domain.message.Audience;
import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.Span;
import io.ansage.query.api.OperatorMessages.Message;
import io.ansage.query.api.OperatorMessages.Wording;
import io.ansage.web.message.MessageBody.AudienceBody;
import io.ansage.web.message.MessageBody.LegBody;
import io.ansage.web.message.MessageBody.LineBody;
import io.ansage.web.message.MessageBody.Period;
import io.ansage.web.message.MessageBody.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What operators see of messages. */
final class MessageViews {

    private MessageViews() {}

    /** A message. */
    record MessageView(String id, @Schema(allowableValues = {
            "DRAFT", "PUBLISHED", "ARCHIVED"}) String status,
            @Schema(description = "Number of its wording; 0 for a draft") int revision, MessageBody message,
            String draftedBy, Instant draftedAt, @Schema(description = "Who did something to it last") String changedBy,
            Instant changedAt, @Nullable Instant publishedAt, @Nullable Instant archivedAt,
            @Schema(description = "Whether it is published and holds now") boolean holds,
            @Schema(description = "Passengers who have been told, or are about to be") long told) {

        static MessageView of(Message m, Instant now) {
            boolean holds = m.publishedAt() != null && m.archivedAt() == null && m.content().validity().contains(now);
            return new MessageView(m.id().value(), m.status().name(), m.revision(), body(m.content()), m.draftedBy(),
                    m.draftedAt(), m.changedBy(), m.changedAt(), m.publishedAt(), m.archivedAt(), holds, m.told());
        }
    }

    /** One wording of a message. */
    record WordingView(int revision, MessageBody message,
            @Schema(description = "Whether those who knew an earlier one heard of it") boolean interrupts,
            String author, Instant at) {

        static WordingView of(Wording w) {
            return new WordingView(w.revision(), body(w.content()), w.interrupts(), w.author(), w.at());
        }
    }

    /** How many it concerns now. */
    record Recipients(long passengers, @Schema(description = "Passenger time") Instant at) {}

    /** How many test notices were written. */
    record Tested(int notices) {}

    private static MessageBody body(MessageContent c) {
        var texts = new TreeMap<String, Words>();
        c.texts().forEach((language, text) -> texts.put(language, new Words(text.title(), text.body())));
        return new MessageBody(texts, audience(c.audience()), c.severity().name(), c.inhibits().name(),
                period(c.publication()), period(c.validity()), c.plannedWork());
    }

    private static AudienceBody audience(Audience a) {
        return new AudienceBody(a.journeys().stream().map(Object::toString).toList(),
                a.legs().stream().map(l -> new LegBody(l.journeyId().toString(), l.boarding(), l.alighting())).toList(),
                a.stops().stream().map(Object::toString).toList(),
                a.lines().stream().map(l -> new LineBody(l.network(), l.line())).toList(), List.copyOf(a.networks()));
    }

    private static Period period(Span span) {
        return new Period(span.from(), span.until());
    }
}
