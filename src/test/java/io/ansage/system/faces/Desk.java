package io.ansage.system.faces;

import io.ansage.domain.journey.JourneyId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The support desk: somebody signed in at the console, and passengers for them to look at. */
final class Desk {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Desk() {}

    /** A window of the console, signed in as {@code desk}, at a path. */
    static Browser open(Stage stage, String path, String language) {
        var browser = Browser.open(stage.product().httpPort(), 1366, 900, language);
        signIn(browser.go(path), stage, "desk");
        return browser;
    }

    /** From the door to the desk, by keyboard. */
    static void signIn(Browser browser, Stage stage, String account) {
        browser.see("#sign-in");
        browser.tabTo("#sign-in").press(Keys.ENTER);
        browser.see("#secret");
        browser.write("#account", account).write("#secret", stage.product().staffSecret(account)).press(Keys.ENTER);
        browser.see(".desk");
    }

    /** A passenger with a phone who rides from the first to the last station of a train. */
    static Rider rider(Stage stage, JourneyId train) {
        var api = "http://localhost:" + stage.product().httpPort() + "/api/v1";
        var session = send(api + "/session", null, "");
        var token = session.path("token").asString();
        var phone = "phone-" + UUID.randomUUID();
        send(api + "/me/devices", token, "{\"channel\":\"fcm\",\"token\":\"" + phone + "\"}");
        send(api + "/me/subscriptions", token,
                "{\"journeyId\":\"" + train + "\",\"from\":\"1\",\"to\":\"3\"}");
        stage.product().awaitQuiet();
        return new Rider(session.path("passengerId").asString(), phone);
    }

    private static JsonNode send(String uri, @Nullable String token, String body) {
        var request = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(uri + ": " + answer.statusCode() + " " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A passenger by pseudonym, and the push token of their phone. */
    record Rider(String id, String phone) {}
}
