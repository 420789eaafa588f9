package io.ansage.push.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** The mail server. */
public interface Mailer {

    /** An empty mail. */
    MimeMessage create();

    /**
     * Hands a mail to the server, and returns once it has taken it.
     *
     * @throws MessagingException if it has not
     */
    void send(MimeMessage mail) throws MessagingException;
}
