package io.ansage.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.message.MessageRefusal.Reason;
import io.ansage.domain.message.command.ArchiveMessage;
import io.ansage.domain.message.command.DraftMessage;
import io.ansage.domain.message.command.EditDraft;
import io.ansage.domain.message.command.MessageCommand;
import io.ansage.domain.message.command.PublishMessage;
import io.ansage.domain.message.command.ReviseMessage;
import io.ansage.domain.message.event.MessageEvent;
import io.ansage.domain.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageDeciderTest {

    private static final Instant NOW = Instant.parse("2025-10-03T07:00:00Z");
    private static final MessageId ID = new MessageId("message-1");
    private static final MessageContent FIRST = content("Line closed", Audience.ofNetwork("de"));
    private static final MessageContent SECOND = content("Line closed until noon", Audience.ofNetwork("de"));

    /** What each command does to a message in each state: the kind of event, nothing, or the reason it is refused. */
    @ParameterizedTest
    @CsvSource({"none,draft,MessageDrafted", "none,edit,NOT_FOUND", "none,publish,NOT_FOUND", "none,revise,NOT_FOUND",
            "none,archive,NOT_FOUND", "draft,draft,''", "draft,other,ID_TAKEN", "draft,edit,DraftEdited",
            "draft,same,''", "draft,publish,MessagePublished", "draft,revise,DRAFT", "draft,archive,MessageArchived",
            "published,draft,ID_TAKEN", "published,edit,PUBLISHED", "published,publish,''",
            "published,revise,MessageRevised", "published,unchanged,''", "published,audience,AUDIENCE_FIXED",
            "published,archive,MessageArchived", "archived,draft,ID_TAKEN", "archived,edit,ARCHIVED",
            "archived,publish,ARCHIVED", "archived,revise,ARCHIVED", "archived,archive,''"})
    void everyCommand_inEveryState(String state, String command, String outcome) {
        String answer;
        try {
            answer = String.join(",", MessageDecider.decide(state(state), command(command))
                    .stream()
                    .map(e -> e.getClass().getSimpleName())
                    .toList());
        } catch (MessageRefusal e) {
            answer = e.reason().name();
        }
        assertThat(answer).isEqualTo(outcome);
    }

    @Test
    void p45_aPublishedMessage_neverBecomesADraftAgain_andAnArchivedOneStaysSo() {
        for (var start : List.of("published", "archived")) {
            for (var command : List.of("draft", "other", "edit", "publish", "revise", "archive")) {
                MessageState state = state(start);
                try {
                    for (var event : MessageDecider.decide(state, command(command))) {
                        state = MessageState.after(state, event);
                    }
                } catch (MessageRefusal e) {
                    // Stays as it is.
                }
                assertThat(state).isNotNull();
                assertThat(state.status()).isGreaterThanOrEqualTo(
                        start.equals("published") ? MessageStatus.PUBLISHED : MessageStatus.ARCHIVED);
            }
        }
    }

    @Test
    void revisions_countUp() {
        var state = state("published");
        for (int i = 2; i < 5; i++) {
            var words = content("Words " + i, FIRST.audience());
            state = after(state, new ReviseMessage(ID, words, false, "anna", NOW));
            assertThat(state.revision()).isEqualTo(i);
            assertThat(state.content()).isEqualTo(words);
        }
    }

    @Test
    void whatHoldsNoMore_isNotPublished_andNotRevised() {
        var over = FIRST.validity().until();
        assertThatThrownBy(() -> MessageDecider.decide(state("draft"), new PublishMessage(ID, "anna", over)))
                .hasMessageContaining(Reason.OVER.name());
        assertThatThrownBy(
                () -> MessageDecider.decide(state("published"), new ReviseMessage(ID, SECOND, false, "anna", over)))
                .hasMessageContaining(Reason.OVER.name());
    }

    @Test
    void english_isThereAlways_andTheBestLanguageIsTaken() {
        var texts = Map.of("en", new Text("Closed", "Closed."), "fr", new Text("Fermé", "Fermé."));
        var content = new MessageContent(texts, FIRST.audience(), Severity.INFO, Inhibits.NOTHING, FIRST.publication(),
                FIRST.validity(), false);
        assertThat(content.languageFor(List.of("de", "fr"))).isEqualTo("fr");
        assertThat(content.languageFor(List.of("de"))).isEqualTo("en");
        assertThatThrownBy(() -> new MessageContent(Map.of("de", new Text("Zu", "Zu.")), FIRST.audience(),
                Severity.INFO, Inhibits.NOTHING, FIRST.publication(), FIRST.validity(), false))
                .hasMessageContaining("English");
    }

    private static @Nullable MessageState state(String name) {
        if (name.equals("none")) {
            return null;
        }
        var draft = after(null, command("draft"));
        return switch (name) {
            case "draft" -> draft;
            case "published" -> after(draft, command("publish"));
            default -> after(after(draft, command("publish")), command("archive"));
        };
    }

    private static MessageState after(@Nullable MessageState before, MessageCommand command) {
        var state = before;
        for (MessageEvent event : MessageDecider.decide(before, command)) {
            state = MessageState.after(state, event);
        }
        if (state == null) {
            throw new AssertionError("nothing happened");
        }
        return state;
    }

    private static MessageCommand command(String name) {
        return switch (name) {
            case "draft" -> new DraftMessage(ID, FIRST, "anna", NOW);
            case "other" -> new DraftMessage(ID, SECOND, "anna", NOW);
            case "edit" -> new EditDraft(ID, SECOND, "anna", NOW);
            case "same" -> new EditDraft(ID, FIRST, "anna", NOW);
            case "publish" -> new PublishMessage(ID, "anna", NOW);
            case "revise" -> new ReviseMessage(ID, SECOND, true, "anna", NOW);
            case "unchanged" -> new ReviseMessage(ID, FIRST, true, "anna", NOW);
            case "audience" ->
                    new ReviseMessage(ID, content("Line closed", Audience.ofNetwork("at")), true, "anna", NOW);
            default -> new ArchiveMessage(ID, true, "anna", NOW);
        };
    }

    private static MessageContent content(String title, Audience audience) {
        var day = new Span(NOW, NOW.plus(Duration.ofDays(1)));
        return new MessageContent(Map.of("en", new Text(title, title + ".")), audience, Severity.CLOSURE,
                Inhibits.DELAYS_AND_PLATFORMS, day, day, false);
    }
}
