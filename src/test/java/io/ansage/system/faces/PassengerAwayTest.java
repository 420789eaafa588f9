package io.ansage.system.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.system.timeline.LocalPushService.Pushed;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WindowType;

/** Passengers who do not look: the page without a network, and messages while it is closed. */
class PassengerAwayTest {

    private static final String WORKS = "const done = arguments[arguments.length - 1]; navigator.serviceWorker.ready.then("
            + "async r => { while (r.active?.state !== 'activated') await new Promise(f => setTimeout(f, 20)); done(true); })";

    /** In place of the browser's: no push service is reachable. The keys are real, and so is what is done with them. */
    private static final String SUBSCRIBE = """
            const endpoint = arguments[0];
            const b64 = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
            PushManager.prototype.subscribe = async function(options) {
              window.subscribedWith = options;
              const keys = await crypto.subtle.generateKey({name: 'ECDH', namedCurve: 'P-256'}, true, ['deriveBits']);
              const p256dh = await crypto.subtle.exportKey('raw', keys.publicKey);
              const auth = crypto.getRandomValues(new Uint8Array(16));
              window.receiver = {keys, p256dh, auth};
              return {endpoint, toJSON: () => ({endpoint, expirationTime: null, keys: {p256dh: b64(p256dh), auth: b64(auth)}})};
            };""";

    /** RFC 8291 and 8188, as a browser does it. */
    private static final String DECRYPT = """
            const done = arguments[arguments.length - 1];
            (async () => {
              const {keys, p256dh, auth} = window.receiver;
              const body = Uint8Array.from(atob(arguments[0]), c => c.charCodeAt(0));
              const salt = body.slice(0, 16), length = body[20], sender = body.slice(21, 21 + length), secret = body.slice(21 + length);
              const text = new TextEncoder();
              const hkdf = async (salt, ikm, info, bytes) => new Uint8Array(await crypto.subtle.deriveBits({name: 'HKDF', hash: 'SHA-256',
                salt, info}, await crypto.subtle.importKey('raw', ikm, 'HKDF', false, ['deriveBits']), bytes * 8));
              const shared = new Uint8Array(await crypto.subtle.deriveBits({name: 'ECDH', public: await crypto.subtle.importKey('raw', sender,
                {name: 'ECDH', namedCurve: 'P-256'}, false, [])}, keys.privateKey, 256));
              const info = new Uint8Array([...text.encode('WebPush: info\\0'), ...new Uint8Array(p256dh), ...sender]);
              const ikm = await hkdf(auth, shared, info, 32);
              const key = await hkdf(salt, ikm, text.encode('Content-Encoding: aes128gcm\\0'), 16);
              const nonce = await hkdf(salt, ikm, text.encode('Content-Encoding: nonce\\0'), 12);
              const plain = new Uint8Array(await crypto.subtle.decrypt({name: 'AES-GCM', iv: nonce},
                await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']), secret));
              done(new TextDecoder().decode(plain.slice(0, plain.lastIndexOf(2))));
            })().catch(e => done('failed: ' + e));""";

    private static final String SHOWN = """
            const done = arguments[arguments.length - 1];
            navigator.serviceWorker.ready.then(r => r.getNotifications()).then(all => done(all.map(n => n.tag + '|' + n.title + '|' + n.data.version)))""";

    private final Stage stage = PassengerPage.newStage();

    @Test
    void withoutANetwork_theLastKnownStateIsShown_withItsAge_andLiveAgainAfterwards() {
        var train = stage.train("RE 7801", "08:40");
        try (var page = PassengerPage.byMouse(stage, "en")) {
            var browser = page.browser();
            page.follow("7801", train);
            stage.late(train, 15).advanceTo("08:02");
            browser.says(".now .late", "08:55").says(".message h2", "RE 7801");
            browser.scriptAsync(WORKS);
            // What is to be shown without a network is kept half a second after it came.
            Wait.until("the state is kept", () -> String.valueOf(browser
                    .script("return localStorage.getItem('ansage.state')")).contains("FIRST_DELAY"), browser::words);

            network(browser, true);
            browser.go("/?trip=" + page.subscription());
            browser.says(".now .late", "08:55")
                    .says(".message h2", "RE 7801")
                    .says(".freshness.old", "No connection")
                    .says(".freshness.old", "ago");
            assertThat(browser.all(".freshness.live")).isEmpty();
            browser.picture("passenger-offline");
            browser.click("#pause").says("[role=alert]", "cannot be reached");

            network(browser, false);
            browser.see(".freshness.live");
            stage.late(train, 40).advanceTo("08:10");
            browser.says(".now .late", "09:20");
        }
    }

    private static void network(Browser browser, boolean offline) {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        browser.driver()
                .executeCdpCommand("Network.emulateNetworkConditions",
                        Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    @Test
    void closedPage_isToldByPush_replacedInPlace_andOpensTheTrip() {
        var train = stage.train("RE 7901", "08:40");
        var endpoint = "/push/7901";
        try (var page = PassengerPage.byMouse(stage, "en")) {
            var browser = page.browser();
            page.follow("7901", train);
            var trip = page.subscription();
            browser.scriptAsync(WORKS);
            browser.script(SUBSCRIBE, "http://127.0.0.1:" + stage.product().browsers().port() + endpoint);
            page.tap("#allow-push");
            browser.see(".push.on");
            assertThat(browser.script("return window.subscribedWith.userVisibleOnly")).isEqualTo(true);

            stage.late(train, 15).advanceTo("08:02");
            var first = pushed(endpoint, 1);
            assertThat(first.headers().getFirst("Content-encoding")).isEqualTo("aes128gcm");
            assertThat(first.headers().getFirst("Authorization")).startsWith("vapid t=");
            assertThat(first.headers()).containsKeys("Topic", "Ttl", "Urgency");
            var one = decrypted(browser, first);
            assertThat(one).contains("RE 7901").contains("/?trip=" + trip);
            stage.late(train, 40).advanceTo("08:10");
            var two = decrypted(browser, pushed(endpoint, 2));

            // The tab is closed, the browser is not.
            var tab = browser.driver().getWindowHandle();
            browser.driver().switchTo().newWindow(WindowType.TAB);
            var other = browser.driver().getWindowHandle();
            browser.driver().switchTo().window(tab).close();
            browser.driver().switchTo().window(other);
            try (var tools = DevTools.of(browser.driver(), "page about:blank")) {
                tools.send("ServiceWorker.enable", Map.of());
                var registration = tools.event("ServiceWorker.workerRegistrationUpdated",
                        "/params/registrations/0/registrationId").asString();
                for (var message : List.of(one, two, one)) {
                    tools.send("ServiceWorker.deliverPushMessage",
                            Map.of("origin", browser.address(), "registrationId", registration, "data", message));
                }
            }
            browser.go("/board").see("main");
            browser.go("/").see("a.trip");
            Wait.until("the second message is shown in the place of the first", () -> {
                var shown = shown(browser);
                return shown.size() == 1 && String.valueOf(shown.getFirst()).contains("|2");
            }, () -> shown(browser));

            try (var worker = DevTools.of(browser.driver(), "service_worker .*/sw.js")) {
                worker.send("Runtime.evaluate", Map.of("expression", """
                        registration.getNotifications().then(([notification]) =>
                          self.dispatchEvent(new NotificationEvent('notificationclick', {notification})))"""));
            }
            Wait.until("the trip opens", () -> trip.equals(page.subscription()), browser::words);
            browser.see("#unsubscribe");
            assertThat(shown(browser)).isEmpty();
        }
    }

    private Pushed pushed(String endpoint, int number) {
        var browsers = stage.product().browsers();
        Wait.until("push number " + number, () -> browsers.to(endpoint).size() >= number, () -> browsers.to(endpoint));
        return browsers.to(endpoint).get(number - 1);
    }

    private static String decrypted(Browser browser, Pushed message) {
        return Objects.toString(browser.scriptAsync(DECRYPT, Base64.getEncoder().encodeToString(message.body())));
    }

    private static List<?> shown(Browser browser) {
        return (List<?>) Objects.requireNonNull(browser.scriptAsync(SHOWN));
    }
}
