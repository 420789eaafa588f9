package io.ansage.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.domain.subscription.command.StartSubscription;
import io.ansage.web.testing.WebTest;
import io.ansage.web.testing.World;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

final class AccessTest extends WebTest {

    private static final Set<
            String> PUBLIC = Set.of("GET /api/v1/channels", "GET /api/v1/push/key", "GET /api/v1/clock",
                    "GET /api/v1/connections", "GET /api/v1/search", "GET /api/v1/journeys/live",
                    "GET /api/v1/counters", "GET /api/v1/flow", "GET /api/v1/gtfs-rt/alerts",
                    "GET /api/v1/gtfs-rt/trip-updates",
                    "GET /api/v1/journeys",
                    "GET /api/v1/journeys/latest", "GET /api/v1/journeys/stream", "GET /api/v1/journeys/{id}",
                    "GET /api/v1/journeys/{id}/history", "GET /api/v1/journeys/{id}/stream", "GET /api/v1/phones",
                    "GET /api/v1/phones/{token}", "GET /api/v1/sign-in",
                    "GET /api/v1/stops", "GET /api/v1/stops/{id}/departures", "GET /api/v1/stops/{id}/stream",
                    "GET /api/v1/stops/{id}/board", "GET /api/v1/stops/{id}/board/stream",
                    "GET /api/v1/stops/{id}/situations",
                    "GET /v3/api-docs", "POST /api/v1/session",
                    "POST /api/v1/unsubscribe/{key}");

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping routes;

    private record Route(HttpMethod method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private List<Route> routes() {
        return routes.getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(info -> info.getPatternsCondition()
                        .getPatterns()
                        .stream()
                        .flatMap(p -> info.getMethodsCondition()
                                .getMethods()
                                .stream()
                                .map(m -> new Route(m.asHttpMethod(), p.getPatternString()))))
                .toList();
    }

    @Test
    void withoutIdentity_onlyThePublicRoutesAnswer() {
        var open = new TreeSet<String>();
        for (var route : routes()) {
            if (status(client(), route, "ie:x:2025-10-03") != 401) {
                open.add(route.toString());
            }
        }
        assertThat(open).isEqualTo(new TreeSet<>(PUBLIC));
        assertThat(routes()).hasSizeGreaterThan(40);
    }

    @Test
    void passenger_reachesNoRouteOfStaff_andStaffNoneOfAPassengerOrOfTheOtherRole() {
        var passenger = as(newPassenger().token());
        var operator = as("staff-operator");
        var support = as("staff-support");
        var pretender = as("staff-passenger");
        for (var route : routes()) {
            var path = route.path();
            if (path.startsWith("/api/v1/operator")) {
                assertThat(status(passenger, route, "x")).as("%s", route).isEqualTo(403);
                assertThat(status(support, route, "x")).as("%s", route).isEqualTo(403);
            } else if (path.startsWith("/api/v1/support")) {
                assertThat(status(passenger, route, "x")).as("%s", route).isEqualTo(403);
                assertThat(status(operator, route, "x")).as("%s", route).isEqualTo(403);
            } else if (path.startsWith("/api/v1/me")) {
                assertThat(status(operator, route, "x")).as("%s", route).isEqualTo(403);
                assertThat(status(pretender, route, "x")).as("%s", route).isEqualTo(403);
            }
        }
    }

    /** Everything of the one is planted under words that must never show in an answer to the other. */
    @Test
    void nothingOfOnePassenger_isVisibleToAnother_onAnyRoute() {
        var journey = newTrain();
        var one = newPassenger();
        var owner = new PassengerId(one.id());
        var subscription = SubscriptionId.random();
        gateway.send(
                new StartSubscription(subscription, owner, TripPlan.of(new Leg(journey, 0, 20)), Preferences.DEFAULT,
                        World.NOW));
        passengers.notify(owner, subscription, journey, "canary-body", World.NOW);
        var device = as(one.token()).post()
                .uri("/api/v1/me/devices")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"channel\":\"fcm\",\"token\":\"canary-token\"}")
                .exchange()
                .expectStatus()
                .isCreated()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getLocation();
        var deviceId = device.getPath().substring(device.getPath().lastIndexOf('/') + 1);
        var secrets = List.of(one.id(), subscription.value(), deviceId, "canary-body", "canary-token");
        var other = newPassenger();

        for (var route : routes()) {
            if (route.path().endsWith("/stream") || route.path().endsWith("/live")
                    || route.path().equals("/api/v1/me") && route.method() != HttpMethod.GET
                    || route.toString().equals("DELETE /api/v1/session")) {
                continue; // Streams have a test of their own; the others end the other passenger's own session.
            }
            for (var id : List.of(subscription.value(), deviceId, one.id(), journey.toString())) {
                var answer = send(as(other.token()), route, id).expectBody(String.class).returnResult();
                var body = String.valueOf(answer.getResponseBody());
                // A problem names the address that was asked; that is no news to who asked.
                assertThat(secrets).as("%s with %s", route, id).noneMatch(s -> !s.equals(id) && body.contains(s));
                if (route.path().startsWith("/api/v1/me/") && route.path().contains("{id}")) {
                    assertThat(answer.getStatus().value()).as("%s with %s", route, id).isIn(400, 404);
                }
            }
        }
        assertThat(passengers.find(owner, subscription)).isPresent();
        assertThat(passengers.asDevices().listOf(owner)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/env", "/actuator/heapdump",
            "/actuator/loggers", "/actuator/prometheus", "/actuator/shutdown", "/actuator/health/liveness",
            "/nothing", "/api/v2/journeys", "/v3/api-docs/swagger-config", "/swagger-ui.html", "/webjars/x"})
    void whatIsNotNamed_isDenied(String path) {
        assertThat(client().get().uri(path).exchange().returnResult(Void.class).getStatus().value()).isIn(401, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aps_unknown", "nonsense", "staff", "eyJhbGciOiJub25lIn0.e30."})
    void unknownToken_isRefused(String token) {
        as(token).get()
                .uri("/api/v1/me/subscriptions")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void closedSession_isOver() {
        var me = as(newPassenger().token());

        me.delete().uri("/api/v1/session").exchange().expectStatus().isNoContent();
        me.get().uri("/api/v1/me/devices").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void cookie_isOutOfReachForScripts_andActsForPagesOfThisOriginOnly() {
        var opened = client().post()
                .uri("/api/v1/session")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"kind\":\"browser\"}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.token")
                .doesNotExist()
                .returnResult();
        var cookie = opened.getResponseCookies().getFirst("ansage_session");
        assertThat(cookie).isNotNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        var browser = client().mutate().defaultCookie("ansage_session", cookie.getValue()).build();

        browser.get().uri("/api/v1/me/devices").exchange().expectStatus().isOk();
        register(browser, "http://localhost:" + port).expectStatus().isCreated();
        register(browser, "https://evil.example").expectStatus().isForbidden();
        register(browser, "null").expectStatus().isForbidden();
        register(browser, null).expectStatus().isForbidden();
        browser.get().uri("/api/v1/me/devices").exchange().expectBody().jsonPath("$.items.length()").isEqualTo(1);
    }

    @Test
    void staleCookie_stillReadsWhatIsPublic() {
        client().get()
                .uri("/api/v1/journeys/latest")
                .cookie("ansage_session", "aps_stale")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void everyAnswer_carriesTheHeadersThatKeepBrowsersSafe() {
        client().get()
                .uri("/api/v1/counters")
                .header(HttpHeaders.ORIGIN, "https://evil.example")
                .exchange()
                .expectHeader()
                .value("Content-Security-Policy", csp -> assertThat(csp).contains("default-src 'none'")
                        .doesNotContain("unsafe"))
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
    }

    private static WebTestClient.ResponseSpec register(WebTestClient client, String origin) {
        var request = client.post().uri("/api/v1/me/devices").contentType(MediaType.APPLICATION_JSON);
        return (origin == null ? request : request.header(HttpHeaders.ORIGIN, origin))
                .bodyValue("{\"channel\":\"fcm\",\"token\":\"t\"}")
                .exchange();
    }

    private static int status(WebTestClient client, Route route, String id) {
        var answer = send(client, route, id).returnResult(byte[].class);
        // A stream has no end to wait for; its connection is given back, or the pool would soon be empty.
        answer.getResponseBody().subscribe().dispose();
        return answer.getStatus().value();
    }

    private static WebTestClient.ResponseSpec send(WebTestClient client, Route route, String id) {
        var path = route.path()
                .replace("{id}", id)
                .replace("{order}", "0")
                .replace("{feeder}", "ie:x:2025-10-03")
                .replace("{name}", id)
                .replace("{token}", "nobody")
                .replace("{key}", "nobody")
                .replace("{offerId}", "none");
        var request = client.method(route.method()).uri(path);
        return route.method() == HttpMethod.GET || route.method() == HttpMethod.DELETE
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue("{}").exchange();
    }
}
