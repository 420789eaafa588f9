package io.ansage.push.mail;

import io.ansage.domain.channel.MailAddress;
import io.ansage.domain.channel.PushMessage;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;

/** Writes mails: plain text, one thread per trip, with a way out in the header (RFC 8058). */
final class Mails {

    private final Mailer mailer;
    private final MailSettings settings;
    private final InstantSource machineTime;

    Mails(Mailer mailer, MailSettings settings, InstantSource machineTime) {
        this.mailer = mailer;
        this.settings = settings;
        this.machineTime = machineTime;
    }

    MimeMessage notice(MailAddress to, PushMessage message) throws MessagingException {
        var texts = MailTexts.of(message.language());
        var subscription = message.data().get("subscriptionId");
        var page = settings.link(subscription == null ? "/" : "/?trip=" + subscription);
        var stop = settings.link("/api/v1/unsubscribe/" + to.stopKey());
        var mail = empty(to, message.title(), message.language(),
                plain(message.body()) + "\n\n" + texts.more().formatted(page) + "\n\n-- \n"
                        + texts.why().formatted(settings.link("/")) + "\n",
                id(message.notificationId() + "/" + to.stopKey()));
        // A mail cannot be replaced by a later one: they stand together, under a first one that need not exist.
        var thread = id("thread/" + message.collapseKey().value());
        mail.setHeader("In-Reply-To", thread);
        mail.setHeader("References", thread);
        mail.setHeader("List-Unsubscribe", "<" + stop + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.setHeader("Importance", message.urgent() ? "high" : message.silent() ? "low" : "normal");
        mail.setHeader("X-Ansage-Version", Long.toString(message.version()));
        mail.saveChanges();
        return mail;
    }

    MimeMessage challenge(MailAddress to, String code, String language) throws MessagingException {
        var texts = MailTexts.of(language);
        var mail = empty(to, texts.subject().formatted(code), language,
                texts.code().formatted(code) + "\n\n" + texts.ignore() + "\n", id("code/" + to.stopKey()));
        mail.saveChanges();
        return mail;
    }

    private MimeMessage empty(MailAddress to, String subject, String language, String text, String id)
            throws MessagingException {
        var mail = new Identified(mailer.create(), id);
        mail.setFrom(new InternetAddress(settings.from()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to.mailbox(), true));
        mail.setSubject(plain(subject), StandardCharsets.UTF_8.name());
        mail.setText(text, StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(machineTime.instant()));
        mail.setContentLanguage(new String[]{language});
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        return mail;
    }

    /** The same for the same message, so that a repeat is known as one; says nothing of what it is made of. */
    private String id(String of) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(digest, 0, 16) + "@" + settings.domain() + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A text must not begin a header of its own. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
    }

    /** Keeps the id it was given, where the library would make one that names this machine. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(MimeMessage empty, String id) {
            super(empty.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
