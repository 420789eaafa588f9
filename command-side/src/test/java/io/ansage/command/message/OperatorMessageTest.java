package io.ansage.command.message;

import io.ansage.command.DomainCommandTarget;
import io.ansage.domain.message.Audience;
import io.ansage.domain.message.Inhibits;
import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.MessageRefusal;
import io.ansage.domain.message.Severity;
import io.ansage.domain.message.Span;
import io.ansage.domain.message.command.ArchiveMessage;
import io.ansage.domain.message.command.DraftMessage;
import io.ansage.domain.message.command.EditDraft;
import io.ansage.domain.message.command.PublishMessage;
import io.ansage.domain.message.command.ReviseMessage;
import io.ansage.domain.message.event.MessageArchived;
import io.ansage.domain.message.event.MessageDrafted;
import io.ansage.domain.message.event.MessagePublished;
import io.ansage.domain.message.event.MessageRevised;
import io.ansage.domain.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class OperatorMessageTest {

    private static final MessageId ID = new MessageId("message-1");
    private static final Instant AT = Instant.parse("2025-10-03T08:00:00Z");
    private static final MessageContent FIRST = content("Line closed");
    private static final MessageContent SECOND = content("Line closed until noon");
    private static final MessageDrafted DRAFTED = new MessageDrafted(ID, FIRST, "anna", AT);
    private static final MessagePublished PUBLISHED = new MessagePublished(ID, "anna", AT);
    private static final MessageArchived ARCHIVED = new MessageArchived(ID, true, "anna", AT);

    @Test
    void isDrafted_published_revised_andArchived() {
        message().givenNoPriorActivity().when(new DraftMessage(ID, FIRST, "anna", AT)).expectEvents(DRAFTED);
        message().given(DRAFTED).when(new PublishMessage(ID, "anna", AT)).expectEvents(PUBLISHED);
        message().given(DRAFTED, PUBLISHED)
                .when(new ReviseMessage(ID, SECOND, true, "ben", AT))
                .expectEvents(new MessageRevised(ID, 2, SECOND, true, "ben", AT));
        message().given(DRAFTED, PUBLISHED).when(new ArchiveMessage(ID, true, "anna", AT)).expectEvents(ARCHIVED);
    }

    @Test
    void whatIsPublished_isNeverEdited_andWhatIsArchivedStaysSo() {
        message().given(DRAFTED, PUBLISHED)
                .when(new EditDraft(ID, SECOND, "anna", AT))
                .expectException(MessageRefusal.class)
                .expectNoEvents();
        message().given(DRAFTED, PUBLISHED, ARCHIVED)
                .when(new PublishMessage(ID, "anna", AT))
                .expectException(MessageRefusal.class)
                .expectNoEvents();
        message().given(DRAFTED, PUBLISHED, ARCHIVED).when(new ArchiveMessage(ID, true, "anna", AT)).expectNoEvents();
    }

    private static AggregateTestFixture<OperatorMessage> message() {
        var fixture = new AggregateTestFixture<>(OperatorMessage.class);
        fixture.registerCommandTargetResolver(new DomainCommandTarget());
        return fixture;
    }

    private static MessageContent content(String title) {
        var day = new Span(AT, AT.plus(Duration.ofDays(1)));
        return new MessageContent(Map.of("en", new Text(title, title + ".")), Audience.ofNetwork("de"),
                Severity.CLOSURE, Inhibits.NOTHING, day, day, false);
    }
}
