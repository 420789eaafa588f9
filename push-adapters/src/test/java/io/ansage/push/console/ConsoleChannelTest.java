package io.ansage.push.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import io.ansage.push.Messages;
import io.ansage.push.NotificationChannelContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsoleChannelTest extends NotificationChannelContract {

    private static final Pattern LINE = Pattern.compile("push trip-1 v(\\d+) (\\w+) en: (.*?) \\| (.*)");

    private final StringBuffer out = new StringBuffer();
    private final ConsoleChannel console = new ConsoleChannel(out);
    private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());

    @Override
    protected NotificationChannel channel() {
        return new NotificationChannel() {
            @Override
            public String id() {
                return console.id();
            }

            @Override
            public synchronized List<io.ansage.domain.channel.DeliveryOutcome> deliver(List<PushMessage> messages) {
                messages.forEach(m -> tokens.add(m.address().token()));
                return console.deliver(messages);
            }
        };
    }

    /** The console never says who it is for: the n-th line belongs to the n-th message. */
    @Override
    protected List<Arrived> arrivedAt(String token) {
        var lines = out.toString().lines().toList();
        var arrived = new ArrayList<Arrived>();
        for (int i = 0; i < lines.size(); i++) {
            var line = LINE.matcher(lines.get(i));
            if (line.matches() && tokens.get(i).equals(token)) {
                arrived.add(new Arrived(line.group(3), line.group(4), line.group(2).equals("silent"),
                        Long.parseLong(line.group(1))));
            }
        }
        return arrived;
    }

    @Test
    void address_isNeverWritten() {
        console.deliver(List.of(Messages.to("phone:secret-token")));

        assertThat(out.toString()).contains("A906").doesNotContain("secret-token");
    }

    @Test
    void brokenConsole_isTriedLater() {
        var broken = new ConsoleChannel(new BrokenAppendable());

        assertThat(broken.deliver(List.of(Messages.to(Messages.TOKEN)))).hasOnlyElementsOfType(TryLater.class);
    }

    private static final class BrokenAppendable implements Appendable {
        @Override
        public Appendable append(CharSequence text) throws IOException {
            throw new IOException("pipe closed");
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) throws IOException {
            throw new IOException("pipe closed");
        }

        @Override
        public Appendable append(char c) throws IOException {
            throw new IOException("pipe closed");
        }
    }
}
