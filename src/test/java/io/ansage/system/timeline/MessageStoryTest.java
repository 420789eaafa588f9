package io.ansage.system.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.message.Audience;
import io.ansage.domain.message.Inhibits;
import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.message.Severity;
import io.ansage.domain.message.Span;
import io.ansage.domain.message.command.ArchiveMessage;
import io.ansage.domain.message.command.DraftMessage;
import io.ansage.domain.message.command.MessageCommand;
import io.ansage.domain.message.command.PublishMessage;
import io.ansage.domain.message.command.ReviseMessage;
import io.ansage.domain.text.Text;
import io.ansage.query.api.Notices.Notice;
import io.ansage.query.api.OperatorMessages;
import io.ansage.query.api.PassengerErasure;
import io.ansage.query.api.Projections;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;

/** An operator closes a line in the morning of a passenger, thinks better of the words, and opens it again. */
class MessageStoryTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Product product = Product.shared();
    private final Invariants invariants = new Invariants(product);
    private final MessageId id = MessageId.random();

    @Test
    void closure_isToldOnce_rewordedInSilence_hidesDelays_andIsCalledOffWhereItWasTold() {
        var story = Story.of(product.nextDate(), BERLIN, "07:30").at("06:40");
        var now = product.clock().instant();
        send(new DraftMessage(id, content(story, "Line closed"), "anna", now));
        assertThat(messages().countAudience(id, now)).isOne();
        assertThat(told(story)).isEmpty();

        send(new PublishMessage(id, "anna", now));
        story.at("06:45").late(25).at("06:55");
        assertThat(told(story)).containsExactly("SITUATION NORMAL accepted");
        assertThat(story.phone().shown()).singleElement()
                .satisfies(s -> assertThat(s.title()).isEqualTo("Line closed"));
        assertThat(story.phone().interrupts()).isOne();

        send(new ReviseMessage(id, content(story, "Line closed, buses run"), false, "anna",
                product.clock().instant()));
        assertThat(story.phone().shown()).singleElement()
                .satisfies(s -> assertThat(s.title()).isEqualTo("Line closed, buses run"));
        assertThat(story.phone().interrupts()).isOne();

        story.at("07:00");
        send(new ArchiveMessage(id, true, "anna", product.clock().instant()));
        // What it hid is told now, whichever of both planners comes first.
        assertThat(told(story)).containsExactlyInAnyOrder("SITUATION NORMAL accepted",
                "SITUATION_REVISED QUIET accepted", "SITUATION_OVER NORMAL accepted", "FIRST_DELAY NORMAL accepted");
        assertThat(story.phone().interrupts()).isEqualTo(3);

        invariants.projectionsEqualRebuiltOnes();
        product.part(Projections.class).rebuild("messages");
        invariants.awaitRebuilt("messages");
        assertThat(messages().listWordings(id)).hasSize(2);
        assertThat(told(story)).hasSize(4);
    }

    @Test
    void nothingThatWasSaidToAPassenger_isLeftOnceTheyAreErased() {
        var story = Story.of(product.nextDate(), BERLIN, "07:30").at("06:40");
        var now = product.clock().instant();
        send(new DraftMessage(id, content(story, "Line closed"), "anna", now));
        send(new PublishMessage(id, "anna", now));
        assertThat(told(story)).hasSize(1);

        product.part(PassengerErasure.class).erase(story.passenger());

        assertThat(new Traces(product).find(List.of(story.passenger().value(), story.phoneToken()))).isEmpty();
        send(new ArchiveMessage(id, true, "anna", product.clock().instant()));
        assertThat(story.notices()).isEmpty();
    }

    @Test
    void aRestartWhileItIsTold_isUnseen() {
        var story = Story.of(product.nextDate(), BERLIN, "07:30").at("06:40");
        var now = product.clock().instant();
        send(new DraftMessage(id, content(story, "Line closed"), "anna", now));
        product.restart();
        send(new PublishMessage(id, "anna", now));
        product.restart();
        product.awaitQuiet();
        assertThat(told(story)).containsExactly("SITUATION NORMAL accepted");
    }

    private void send(MessageCommand command) {
        product.part(CommandGateway.class).sendAndWait(command);
        product.awaitQuiet();
    }

    private OperatorMessages messages() {
        return product.part(OperatorMessages.class);
    }

    private static List<String> told(Story story) {
        return story.notices()
                .stream()
                .filter(n -> !n.status().equals("withdrawn"))
                .map(MessageStoryTest::row)
                .toList();
    }

    private static String row(Notice notice) {
        return notice.reason() + " " + notice.noticeClass() + " " + notice.status();
    }

    private MessageContent content(Story story, String title) {
        var span = new Span(product.clock().instant(), story.instant("06:40").plus(Duration.ofHours(6)));
        return new MessageContent(Map.of("en", new Text(title, "No trains between Astadt and Bedorf.")),
                Audience.ofJourney(story.journey()), Severity.CLOSURE, Inhibits.DELAYS_AND_PLATFORMS, span, span,
                false);
    }
}
