package io.ansage.push.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.push.Messages;
import io.ansage.push.standin.FcmStandIn;
import io.ansage.push.standin.ScriptedAnswer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class FirebaseSecrecyTest {

    private static final String SECRET = "phone:planted-secret-0001";

    @Test
    void tokensAndTexts_areNeverLogged_howeverMuchIsLogged() throws Exception {
        var lines = new ConcurrentLinkedQueue<String>();
        var recorder = new Recorder(lines);
        var google = Logger.getLogger("com.google");
        google.setLevel(Level.ALL);
        google.addHandler(recorder);
        try (var standIn = FcmStandIn.start(0, InstantSource.fixed(Messages.NOW));
                var channel = FirebaseChannelTest.channel(standIn, 4)) {
            standIn.script()
                    .next(ScriptedAnswer.internal(), new ScriptedAnswer.Cut(false),
                            new ScriptedAnswer.Unregister());
            for (int i = 0; i < 4; i++) {
                channel.deliver(List.of(Messages.to(SECRET)));
            }
            // The recorder does hear this library: silence proves something.
            Logger.getLogger("com.google.api.client.http.Probe").config("heard");
        } finally {
            google.removeHandler(recorder);
            google.setLevel(null);
        }

        assertThat(lines).anyMatch(line -> line.contains("heard"));
        assertThat(String.join("\n", lines)).doesNotContain("planted-secret")
                .doesNotContain("Sligo")
                .doesNotContain("Bearer " + FcmStandIn.ACCESS_TOKEN);
    }

    private static final class Recorder extends Handler {

        private final ConcurrentLinkedQueue<String> lines;

        Recorder(ConcurrentLinkedQueue<String> lines) {
            this.lines = lines;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord logged) {
            lines.add(new SimpleFormatter().format(logged));
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
