package io.ansage.web.testing;

import io.ansage.command.api.IngestLedger;
import io.ansage.command.api.Quarantine;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.channel.MailAddress;
import io.ansage.domain.channel.WebPushAddress;
import io.ansage.domain.channel.WebhookAddress;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.message.FeedAlert;
import io.ansage.domain.message.Severity;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.query.api.Channels;
import io.ansage.domain.subscription.TripId;
import io.ansage.domain.subscription.TripPlan;
import io.ansage.query.api.Connections;
import io.ansage.query.api.DeadLetters;
import io.ansage.query.api.Devices;
import io.ansage.query.api.EventExport;
import io.ansage.query.api.Phones;
import io.ansage.query.api.Projections;
import io.ansage.query.api.ShadowFeeds;
import io.ansage.query.api.Situations;
import io.ansage.query.api.Traces;
import io.ansage.query.api.Trips;
import io.ansage.web.flow.Flow;
import io.ansage.web.flow.FlowSource;
import io.ansage.web.http.IdempotencyStore;
import io.ansage.web.security.Sessions;
import io.ansage.web.page.StaffSignIn;
import io.ansage.web.support.AuditLog;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Everything the web module asks for, in memory. Tokens of staff are written {@code staff-operator} and the like. */
public class World {

    public static final Instant NOW = Instant.parse("2025-10-03T16:00:00Z");

    @Bean
    Clock passengerClock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    InstantSource machineClock() {
        return InstantSource.system();
    }

    @Bean
    MemoryJourneys memoryJourneys() {
        return new MemoryJourneys();
    }

    @Bean
    MemoryPassengers memoryPassengers(MemoryJourneys live) {
        return new MemoryPassengers(live);
    }

    @Bean
    MemoryPast memoryPast() {
        return new MemoryPast();
    }

    /** In a form of its own: what is stored is not the web's to know. */
    @Bean
    EventExport eventExport(MemoryJourneys journeys) {
        return id -> journeys.listHistory(id).stream().map(e -> "{\"type\":\"" + e.type() + "\"}").toList();
    }

    @Bean
    MemoryOffers memoryOffers() {
        return new MemoryOffers();
    }

    /** The finder's own tests say what it finds; here every journey from the one stop to the other is a way. */
    @Bean
    Connections connections(MemoryJourneys journeys) {
        return new MemoryConnections(journeys);
    }

    @Bean
    Trips watchedTrips(MemoryPassengers passengers) {
        return (owner, limit) -> passengers.listOf(owner)
                .stream()
                .filter(s -> s.target() instanceof TripPlan)
                .map(s -> new Trips.WatchedTrip(TripId.of(s.id()), s.id(), ((TripPlan) s.target()).legs()))
                .limit(limit)
                .toList();
    }

    @Bean
    ShadowFeeds shadowFeeds() {
        var agreement = new ShadowFeeds.Agreement(10, 8, 9, 10, 1, 0, true, false, null, 60L, 2);
        return () -> List.of(new ShadowFeeds.Trial("trial.pb", NOW, 1, Map.of("received", 5L), Map.of("CANCELLED", 1L),
                ShadowFeeds.Trial.sum(List.of(agreement)),
                List.of(new ShadowFeeds.Compared(JourneyId.parse("ie:x:2025-10-03"), agreement))));
    }

    @Bean
    Devices devices(MemoryPassengers passengers) {
        return passengers.asDevices();
    }

    /** As they are where browsers may come from one push service only. */
    @Bean
    Channels channels(SentCodes sent) {
        return new Channels() {
            @Override
            public List<Channel> list() {
                return List.of(new Channel("email", Map.of()), new Channel("fcm", Map.of()),
                        new Channel("webhook", Map.of()),
                        new Channel("web-push", Map.of("applicationServerKey", "BPublicKey")));
            }

            @Override
            public void check(String channel, DeviceAddress address) {
                if (channel.equals("web-push")
                        && !WebPushAddress.read(address).endpoint().getHost().equals("push.example")) {
                    throw new IllegalArgumentException("endpoint: is not at a push service known here");
                }
                if (channel.equals("webhook") && !WebhookAddress.read(address).url().getScheme().equals("https")) {
                    throw new IllegalArgumentException("url: must be an https URL");
                }
            }

            @Override
            public boolean challenge(String channel, DeviceAddress address, String code, String language) {
                var mailbox = MailAddress.read(address);
                sent.stopKeys.put(mailbox.mailbox(), mailbox.stopKey());
                sent.byMailbox.put(mailbox.mailbox(), language + " " + code);
                return !mailbox.mailbox().equals("down@example.org");
            }
        };
    }

    @Bean
    SentCodes sentCodes() {
        return new SentCodes();
    }

    /** Codes by the mailbox they were sent to; {@code down@example.org} cannot be sent any. */
    public static final class SentCodes {
        public final Map<String, String> byMailbox = new ConcurrentHashMap<>();
        public final Map<String, String> stopKeys = new ConcurrentHashMap<>();
    }

    @Bean
    MemoryMessages messages() {
        return new MemoryMessages();
    }

    @Bean
    MemorySilences silences() {
        return new MemorySilences();
    }

    @Bean
    RecordingGateway commandGateway(MemoryPassengers passengers, MemoryMessages messages) {
        return new RecordingGateway(passengers, messages);
    }

    @Bean
    Sessions sessions() {
        return new MemoryStores.MemorySessions();
    }

    @Bean
    IdempotencyStore idempotencyStore() {
        return new MemoryStores.MemoryIdempotencyStore();
    }

    @Bean
    AuditLog auditLog() {
        return new MemoryStores.MemoryAuditLog();
    }

    @Bean
    IngestLedger ingestLedger() {
        return () -> new IngestLedger.Balance(10, 4, Map.of("NO_VISIBLE_CHANGE", 5L), Map.of("UNMATCHED", 1L), 0);
    }

    @Bean
    Phones phones() {
        var phone = new Phones.Phone("Sample passenger 1",
                List.of(new Phones.Shown("Train 1", "About 10 minutes late", "en", 2, true, NOW)), 1, 1);
        return new Phones() {
            @Override
            public List<Phone> listSamples(int limit) {
                return List.of(phone);
            }

            @Override
            public Optional<Phone> find(String token) {
                return token.equals("sample-phone-1") ? Optional.of(phone) : Optional.empty();
            }
        };
    }

    /** A train that is late, with phones told of it; one that is not known has no way. */
    @Bean
    Traces traces(MemoryJourneys journeys) {
        return id -> journeys.listHistory(id)
                .reversed()
                .stream()
                .findFirst()
                .map(event -> new Traces.Trace(event, true, true, null,
                        new Traces.Planned(NOW, NOW.plusSeconds(30), 2, Map.of("COVERED", 3L)),
                        new Traces.Sent(NOW.plusSeconds(31), NOW.plusSeconds(32), 2, 0)));
    }

    @Bean
    Situations situations() {
        return (stop, now, until) -> List
                .of(new Situations.Situation("message-1", 2, Severity.DISRUPTION,
                        Map.of("en", new FeedAlert.Words("Works", "Fewer trains today.")), now, until));
    }

    @Bean
    FlowSource flowSource() {
        return () -> new Flow(NOW, NOW.minusSeconds(60),
                List.of(new Flow.Stage("gate", Flow.Health.UP, 10L, null, null, Map.of("APPLIED", 10L))), 9, 2, 3,
                Map.of("NO_VISIBLE_CHANGE", 5L), Map.of("COVERED", 4L));
    }

    @Bean
    Quarantine quarantine() {
        return new Quarantine() {
            @Override
            public List<Entry> list(@Nullable Long before, int limit) {
                return List.of(new Entry(7, "irish-rail", "m/1", null, QuarantineReason.UNMATCHED, "no journey", "<x/>",
                        NOW, false));
            }

            @Override
            public boolean resubmit(long id) {
                return id == 7;
            }

            @Override
            public int resubmitUnmatched() {
                return 0;
            }
        };
    }

    @Bean
    DeadLetters deadLetters() {
        return new DeadLetters() {
            @Override
            public List<DeadLetter> list(@Nullable String before, int limit) {
                return List.of(new DeadLetter("delivery-1", "delivery", "n1", "refused", NOW));
            }

            @Override
            public boolean retry(String id) {
                return id.equals("delivery-1");
            }
        };
    }

    @Bean
    Projections projections() {
        return new Projections() {
            @Override
            public List<Projection> list() {
                return List.of(new Projection("outlook", 5, 5, true, null, null));
            }

            @Override
            public void rebuild(String name) {
                if (!name.equals("outlook")) {
                    throw new IllegalArgumentException(name);
                }
            }

            @Override
            public boolean cancel(String name) {
                return name.equals("outlook");
            }
        };
    }

    @Bean
    StaffSignIn staffSignIn() {
        return new StaffSignIn(URI.create("https://issuer.example/authorize"),
                URI.create("https://issuer.example/token"), "ansage-console", List.of("openid"));
    }

    @Bean
    ReactiveJwtDecoder staffTokens() {
        return token -> token.startsWith("staff-")
                ? Mono.just(Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .subject(token.substring(6) + "-1")
                        .claim("roles", List.of(token.substring(6)))
                        .build())
                : Mono.error(new BadJwtException("unknown"));
    }
}
