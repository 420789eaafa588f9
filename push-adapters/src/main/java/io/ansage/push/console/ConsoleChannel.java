package io.ansage.push.console;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes each message as one line, for development. The device's address is never written. */
public final class ConsoleChannel implements NotificationChannel {

    /** Name under which devices register for this channel. */
    public static final String ID = "console";

    private final Appendable out;
    private long written;

    public ConsoleChannel(Appendable out) {
        this.out = out;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public synchronized List<DeliveryOutcome> deliver(List<PushMessage> messages) {
        var outcomes = new ArrayList<DeliveryOutcome>(messages.size());
        for (var message : messages) {
            outcomes.add(write(message));
        }
        return List.copyOf(outcomes);
    }

    private DeliveryOutcome write(PushMessage message) {
        try {
            out.append(line(message)).append(System.lineSeparator());
            return new DeliveryOutcome.Accepted(ID + "-" + ++written);
        } catch (IOException e) {
            return new DeliveryOutcome.TryLater(e.getClass().getSimpleName(), null, false);
        }
    }

    private static String line(PushMessage message) {
        var manner = message.silent() ? "silent" : message.urgent() ? "urgent" : "normal";
        return "push %s v%d %s %s: %s | %s".formatted(message.collapseKey(), message.version(), manner,
                message.language(), oneLine(message.title()), oneLine(message.body()));
    }

    /** A text must not forge a line of its own, nor steer the terminal. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
    }
}
