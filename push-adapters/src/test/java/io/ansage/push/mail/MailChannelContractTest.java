package io.ansage.push.mail;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.MailAddress;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import io.ansage.push.Messages;
import io.ansage.push.NotificationChannelContract;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;

/** Mails as bytes and read back, without a server between: that is for {@link MailChannelTest}. */
class MailChannelContractTest extends NotificationChannelContract {

    private final Session session = Session.getInstance(new Properties());
    private final List<MimeMessage> taken = new CopyOnWriteArrayList<>();
    private final MailChannel mails = new MailChannel(new Mailer() {
        @Override
        public MimeMessage create() {
            return new MimeMessage(session);
        }

        @Override
        public void send(MimeMessage mail) throws MessagingException {
            var bytes = new ByteArrayOutputStream();
            try {
                mail.writeTo(bytes);
            } catch (IOException e) {
                throw new MessagingException("not written", e);
            }
            taken.add(new MimeMessage(session, new ByteArrayInputStream(bytes.toByteArray())));
        }
    }, new MailSettings("trains@example.org", URI.create("https://trains.example.org")),
            InstantSource.fixed(Messages.NOW));

    @AfterEach
    void close() {
        mails.close();
    }

    /** Tokens of the contract are names of mailboxes here; what is none is handed on as it is. */
    @Override
    protected NotificationChannel channel() {
        return new NotificationChannel() {
            @Override
            public String id() {
                return mails.id();
            }

            @Override
            public List<DeliveryOutcome> deliver(List<PushMessage> messages) {
                return mails.deliver(messages.stream().map(this::addressed).toList());
            }

            private PushMessage addressed(PushMessage m) {
                var token = m.address().token();
                return Messages.addressed(m,
                        token.startsWith("phone:")
                                ? MailAddress.mint(mailbox(token)).address()
                                : new DeviceAddress(token));
            }
        };
    }

    private static String mailbox(String token) {
        return token.replace(':', '.') + "@example.org";
    }

    @Override
    protected List<Arrived> arrivedAt(String token) {
        return taken.stream().filter(m -> to(m).equals(mailbox(token))).map(MailChannelContractTest::arrived).toList();
    }

    private static String to(MimeMessage mail) {
        try {
            return ((InternetAddress) mail.getAllRecipients()[0]).getAddress();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arrived arrived(MimeMessage mail) {
        try {
            return new Arrived(mail.getSubject(), String.valueOf(mail.getContent()),
                    "low".equals(mail.getHeader("Importance", null)),
                    Long.parseLong(mail.getHeader("X-Ansage-Version", null)));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
