package io.ansage.push.mail;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.ChannelBroken;
import io.ansage.domain.channel.DeliveryOutcome.RecipientSuspect;
import io.ansage.domain.channel.DeliveryOutcome.Refused;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** What it means that the server did not take a mail. What it says may repeat the address, and is left out. */
final class MailFailures {

    private static final int PERMANENT = 500;

    private MailFailures() {}

    static DeliveryOutcome outcomeOf(MessagingException failure) {
        var all = chain(failure);
        for (var e : all) {
            switch (e) {
                case AuthenticationFailedException _ -> {
                    return new ChannelBroken("the mail server does not take our name and password");
                }
                case MailConnectException _ -> {
                    return new TryLater("no connection to the mail server", null, false);
                }
                case SMTPAddressFailedException a -> {
                    return a.getReturnCode() < PERMANENT
                            ? new TryLater("SMTP " + a.getReturnCode(), null, false)
                            : new RecipientSuspect("SMTP " + a.getReturnCode());
                }
                default -> {
                    // Look further.
                }
            }
        }
        for (var e : all) {
            if (e instanceof SMTPSendFailedException s && s.getReturnCode() > 0) {
                return s.getReturnCode() < PERMANENT
                        ? new TryLater("SMTP " + s.getReturnCode(), null, false)
                        : new Refused("SMTP " + s.getReturnCode());
            }
        }
        return new Unknown(failure.getClass().getSimpleName());
    }

    private static List<Exception> chain(MessagingException first) {
        var all = new ArrayList<Exception>();
        @Nullable Exception e = first;
        while (e != null && !all.contains(e)) {
            all.add(e);
            e = e instanceof MessagingException m ? m.getNextException() : null;
        }
        return all;
    }
}
