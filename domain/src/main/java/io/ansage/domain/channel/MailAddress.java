package io.ansage.domain.channel;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mailbox, and the key by which whoever reads its mail can stop it.
 *
 * @param mailbox as written, but for its domain in lower case
 * @param stopKey 32 random bytes in base64url; in every mail, and of use for nothing else
 */
public record MailAddress(String mailbox, String stopKey) {

    /** Plain addresses only: no quotes, no comments, no list, nothing that would end a header. */
    private static final Pattern MAILBOX = Pattern
            .compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,63}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int KEY_BYTES = 32;
    private static final int LONGEST = 254;

    public MailAddress {
        if (mailbox.length() > LONGEST || !MAILBOX.matcher(mailbox).matches()) {
            throw new IllegalArgumentException("address: must be one plain mail address, such as anna@example.org");
        }
        if (!KEY.matcher(stopKey).matches()) {
            throw new IllegalArgumentException("stopKey: must be 32 bytes in base64url");
        }
        int at = mailbox.lastIndexOf('@');
        mailbox = mailbox.substring(0, at) + mailbox.substring(at).toLowerCase(Locale.ROOT);
    }

    /**
     * With a new key.
     *
     * @throws IllegalArgumentException if it is no address, without repeating it
     */
    public static MailAddress mint(String mailbox) {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new MailAddress(mailbox, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * Reads what {@link #address()} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static MailAddress read(DeviceAddress address) {
        var parts = address.token().split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("address: is no mailbox");
        }
        return new MailAddress(parts[1], parts[0]);
    }

    /** As it is kept: key and mailbox in one line. */
    public DeviceAddress address() {
        return new DeviceAddress(stopKey + " " + mailbox);
    }

    @Override
    public String toString() {
        return "MailAddress[secret]";
    }
}
