package io.ansage.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.system.faces.Browser;
import io.ansage.system.faces.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Every example of the developers' page, as it stands there, pasted into a shell: it answers what the page says. */
class DocsExamplesTest {

    @TempDir Path folder;

    @Test
    void everyCommand_works_fromTopToBottom() throws IOException {
        Shell.require();
        var stage = Stage.newMorning();
        stage.train("RE 4711", "09:00");
        try (var browser = Browser.open(stage.product().httpPort(), 1280, 1000, "en")) {
            browser.go("/docs").says("an-sandbox", "RE 4711");
            browser.click("#mint").see("#erase");
            var examples = browser.all("article.example");
            assertThat(examples).hasSizeGreaterThan(15);
            for (var example : examples) {
                run(example);
                if (name(example).equals("example-ride")) {
                    var id = AsyncApi.json(Files.readString(answer())).path("id").asString();
                    browser.write("#value-subscription", id).press(Keys.TAB).says("#example-why code", id);
                }
            }
        }
    }

    private void run(WebElement example) throws IOException {
        var command = property(example.findElement(By.cssSelector("code")), "textContent");
        Files.deleteIfExists(answer());
        // The same command, but that it writes down its answer and says its status.
        var outcome = Shell.run("curl() { command curl -o '" + answer() + "' -w '%{http_code}' \"$@\"; }\n" + command);
        boolean stream = "yes".equals(example.getDomAttribute("data-stream"));
        assertThat(outcome.output()).as(command + " answers").isEqualTo(example.getDomAttribute("data-status"));
        assertThat(outcome.exit()).as(command).isEqualTo(stream ? 28 : 0);
        if (stream) {
            assertThat(Files.readString(answer())).contains(":connected");
        }
    }

    private Path answer() {
        return folder.resolve("answer");
    }

    private static String name(WebElement element) {
        return property(element, "id");
    }

    private static String property(WebElement element, String name) {
        return Objects.requireNonNull(element.getDomProperty(name));
    }
}
