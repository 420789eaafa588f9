package io.ansage.push.mail;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.Refused;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.MailAddress;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import io.ansage.push.http.SideBySide;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Delivers by e-mail. A mail cannot be replaced: silent updates of what was told are not for this channel, and an address
 * is confirmed before anything but a code is sent to it.
 */
public final class MailChannel implements NotificationChannel, AutoCloseable {

    /** Name under which mailboxes register for this channel. */
    public static final String ID = "email";

    private static final Duration PAGE = Duration.ofSeconds(20);
    /** What mail servers commonly let one client do at once. */
    private static final int CONNECTIONS = 10;

    private final Mailer mailer;
    private final Mails mails;
    private final Semaphore connections = new Semaphore(CONNECTIONS);
    private final SideBySide threads = new SideBySide(ID, PAGE);

    public MailChannel(Mailer mailer, MailSettings settings, InstantSource machineTime) {
        this.mailer = mailer;
        this.mails = new Mails(mailer, settings, machineTime);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void check(DeviceAddress address) {
        MailAddress.read(address);
    }

    @Override
    public boolean replaces() {
        return false;
    }

    @Override
    public List<DeliveryOutcome> deliver(List<PushMessage> messages) {
        return threads.deliver(messages, this::deliver);
    }

    private DeliveryOutcome deliver(PushMessage message) {
        try {
            return send(mails.notice(MailAddress.read(message.address()), message));
        } catch (IllegalArgumentException _) {
            return new RecipientGone("not an address that can be used");
        } catch (MessagingException e) {
            return new Refused("mail cannot be written: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public DeliveryOutcome challenge(DeviceAddress address, String code, String language) {
        try {
            return send(mails.challenge(MailAddress.read(address), code, language));
        } catch (MessagingException e) {
            return new Refused("mail cannot be written: " + e.getClass().getSimpleName());
        }
    }

    private DeliveryOutcome send(MimeMessage mail) {
        try {
            connections.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new DeliveryOutcome.TryLater("too many mails at once", null, false);
        }
        try {
            mailer.send(mail);
            return new Accepted(UUID.randomUUID().toString());
        } catch (MessagingException e) {
            return MailFailures.outcomeOf(e);
        } catch (RuntimeException e) {
            return new Unknown(e.getClass().getSimpleName());
        } finally {
            connections.release();
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
