package io.ansage.push.mail;

import java.net.URI;

/**
 * How mails are written.
 *
 * @param from      sender, an address that may bounce
 * @param publicUrl where passengers reach this installation from outside; mails link to it
 */
public record MailSettings(String from, URI publicUrl) {

    public MailSettings {
        if (!from.contains("@")) {
            throw new IllegalArgumentException("from: must be a mail address");
        }
        if (!publicUrl.isAbsolute() || publicUrl.getHost() == null) {
            throw new IllegalArgumentException("publicUrl: must be an absolute URL");
        }
    }

    /** Domain of the sender, for ids that nobody else makes. */
    String domain() {
        return from.substring(from.lastIndexOf('@') + 1).replace(">", "").strip();
    }

    String link(String path) {
        var base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
