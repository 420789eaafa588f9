package io.ansage.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.command.api.JourneyScheduler;
import io.ansage.command.api.ObservationIntake;
import io.ansage.infra.sample.SampleNetwork;
import io.ansage.infra.sample.SampleTimetable;
import io.ansage.query.api.Departures;
import io.ansage.query.api.Devices;
import io.ansage.query.api.Subscriptions;
import io.ansage.system.Await;
import io.ansage.system.SharedData;
import io.ansage.system.timeline.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

/** The commands of the README, word for word, against the sample railway on a morning that is today to them. */
class ReadmeCommandsTest {

    private static final Instant MORNING = Instant.parse("2026-11-22T05:30:00Z");

    /** Streams end after three seconds and that is well; whatever else fails, or is refused, ends the script. */
    private static final String STRICT = """
            set -eu -o pipefail
            date() { command date -d 2026-11-22 "$@"; }
            curl() {
                command curl --show-error --max-time 3 --fail-with-body "$@" && return 0
                code=$?
                [ $code = 28 ] && [[ "$*" == *-N* ]] && return 0
                echo "exit code $code: curl $*" >&2
                return $code
            }
            """;

    private final Product product = Product.startingAt(MORNING);
    private final SmartLifecycle railway = SampleNetwork.railway(new SampleTimetable(),
            product.part(JourneyScheduler.class), product.part(ObservationIntake.class),
            product.part(Subscriptions.class), product.part(Devices.class),
            product.part(CommandGateway.class)::sendAndWait, 0, product.clock());

    @BeforeEach
    void start() {
        railway.start();
        Await.until("trains run", () -> !product.part(Departures.class).listStops("Seebad", 1).isEmpty());
        product.awaitQuiet();
    }

    @AfterEach
    void stop() {
        railway.stop();
        product.close();
    }

    @Test
    void followATrain_works() throws IOException {
        var outcome = Shell.run(STRICT + commandsOf("Follow a train"));

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains(":connected", "\"registeredAt\"", "\"startedAt\"",
                "\"silentlyReplaced\"");
    }

    private String commandsOf(String heading) throws IOException {
        var readme = Files.readString(SharedData.root().resolve("README.md"));
        var chapter = Objects.requireNonNull(readme.split("\n## " + heading + "\n", 2)[1]);
        var commands = chapter.substring(chapter.indexOf("```bash\n") + 8, chapter.indexOf("\n```\n"));
        assertThat(commands).contains("localhost:8080");
        return commands.replace("localhost:8080", "localhost:" + product.httpPort()) + "\n";
    }
}
