package io.ansage.push.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeliveryOutcome.ChannelBroken;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.MailAddress;
import io.ansage.domain.channel.PushMessage;
import io.ansage.push.Messages;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailChannelTest {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final MailAddress anna = MailAddress.mint("anna@example.org");

    MailChannelTest() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void mail_saysTheNotice_inItsLanguage_andHowToEndIt() throws Exception {
        assertThat(deliver(Messages.urgent(Messages.data(message(1), Map.of("subscriptionId", "sub-12345678")))))
                .isInstanceOf(Accepted.class);

        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("A906: 12 minutes late");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("trains@example.org"));
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("anna@example.org"));
        assertThat(String.valueOf(mail.getContent()))
                .startsWith("Sligo → Dublin Connolly: was on time, now 12 min late.")
                .contains("https://trains.example.org/?trip=sub-12345678");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(Messages.NOW));
        assertThat(mail.getContentLanguage()).containsExactly("en");
        assertThat(mail.getHeader("List-Unsubscribe"))
                .containsExactly("<https://trains.example.org/api/v1/unsubscribe/" + anna.stopKey() + ">");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Importance")).containsExactly("high");
    }

    /** A mail cannot be replaced; mail programs show these together. A repeat is the same mail. */
    @Test
    void mailsOfATrip_areOneThread_andARepeatHasTheSameId() throws Exception {
        deliver(message(1));
        deliver(message(1));
        deliver(message(2));

        var mails = server.getReceivedMessages();
        assertThat(mails).extracting(m -> m.getHeader("References")[0])
                .hasSize(3)
                .containsOnly(
                        mails[0].getHeader("In-Reply-To")[0]);
        assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID()).endsWith("@example.org>");
        assertThat(mails[2].getMessageID()).isNotEqualTo(mails[0].getMessageID());
    }

    @Test
    void text_cannotBeginAHeader() throws Exception {
        deliver(Messages.texts(message(1), "Late\r\nBcc: eve@example.org", "x"));

        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Late Bcc: eve@example.org");
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"en, Your code", "de, Ihr Code", "fr, Votre code", "xx, Your code"})
    void code_isSentInTheirLanguage(String language, String subject) throws Exception {
        assertThat(channel(smtp()).challenge(anna.address(), "01234567", language)).isInstanceOf(Accepted.class);

        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).startsWith(subject).contains("01234567");
        assertThat(String.valueOf(mail.getContent())).contains("01234567");
    }

    @Test
    void serverThatIsAway_isTriedLater_andAddressThatIsNone_isGone() {
        var smtp = smtp();
        server.stop();

        assertThat(deliver(smtp, message(1))).isInstanceOf(TryLater.class);
        assertThat(deliver(smtp, Messages.to("nonsense"))).isInstanceOf(RecipientGone.class);
    }

    @ParameterizedTest
    @CsvSource({"550, RecipientSuspect", "551, RecipientSuspect", "450, TryLater", "451, TryLater"})
    void refusedMailbox_isSuspectOrForLater_unrepeated(int code, String outcome) throws Exception {
        var failure = new SendFailedException("planted", new SMTPAddressFailedException(
                new InternetAddress("anna@example.org"), "RCPT", code, "planted"));

        assertThat(deliver(failing(failure), message(1)).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void passwordThatIsRefused_breaksTheChannel_andNotTheMessage() {
        assertThat(deliver(failing(new AuthenticationFailedException("planted")), message(1)))
                .isInstanceOf(ChannelBroken.class);
    }

    private PushMessage message(long version) {
        return Messages.addressed(Messages.to("anna", version), anna.address());
    }

    private DeliveryOutcome deliver(PushMessage message) {
        return deliver(smtp(), message);
    }

    private static DeliveryOutcome deliver(Mailer mailer, PushMessage message) {
        try (var channel = channel(mailer)) {
            var outcomes = channel.deliver(List.of(message));
            assertThat(outcomes).hasSize(1)
                    .noneMatch(o -> o.toString().contains("planted")
                            || o.toString().contains("anna"));
            return outcomes.getFirst();
        }
    }

    private static MailChannel channel(Mailer mailer) {
        return new MailChannel(mailer,
                new MailSettings("trains@example.org", URI.create("https://trains.example.org/")),
                InstantSource.fixed(Messages.NOW));
    }

    private Mailer smtp() {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
        return new Smtp(Session.getInstance(properties), null);
    }

    private static Mailer failing(MessagingException failure) {
        return new Smtp(Session.getInstance(new Properties()), failure);
    }

    private record Smtp(Session session, MessagingException failure) implements Mailer {

        @Override
        public MimeMessage create() {
            return new MimeMessage(session);
        }

        @Override
        public void send(MimeMessage mail) throws MessagingException {
            if (failure != null) {
                throw failure;
            }
            Transport.send(mail);
        }
    }
}
