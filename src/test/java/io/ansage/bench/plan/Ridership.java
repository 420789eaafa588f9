package io.ansage.bench.plan;

import com.zaxxer.hikari.HikariDataSource;
import io.ansage.domain.notice.NoticeParameters;
import io.ansage.domain.notice.NoticePolicy;
import io.ansage.domain.notice.TripDecision.Tell;
import io.ansage.domain.notice.TripPolicy;
import io.ansage.domain.notice.TripTold;
import io.ansage.domain.notice.TripTruths;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.Preferences;
import io.ansage.domain.text.NoticeTexts;
import io.ansage.domain.timetable.ChangeTimes;
import io.ansage.infra.json.DomainJson;
import io.ansage.infra.postgres.PostgresOutlookStore;
import io.ansage.infra.postgres.TableNames;
import io.ansage.query.api.Journeys.Positioned;
import io.ansage.query.notice.Cohort;
import io.ansage.query.notice.CohortDecisions;
import io.ansage.query.notice.Muted;
import io.ansage.query.notice.TripFacts;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Passengers of trains, 237 on each, as the tables of the projections hold them: twelve pairs of stops by Zipf's law, one
 * in ten changes trains, and wishes as people leave them (most keep the defaults). Of the passengers of a late train one
 * third is to be told, one third has been told as much already, and one third does not want to hear of so little.
 */
final class Ridership {

    /** Passengers of one train: Deutsche Bahn's 5.7 million on 24,000 trains. */
    static final int ON_ONE_TRAIN = 237;

    /** How late the disturbed trains are, in minutes. */
    static final int DELAY = 12;

    private static final int PAIRS = 12;
    private static final int TRAINS_AT_ONCE = 200;

    private final Random random = new Random(5);
    private final JdbcClient jdbc;
    private final HikariDataSource database;
    private final List<int[]> pairs = new ArrayList<>();
    private final Map<String, String> told = new HashMap<>();
    private final Map<Preferences, String> wishes = new HashMap<>();
    private final CohortDecisions decisions = new CohortDecisions(
            new TripPolicy(new NoticePolicy(NoticeParameters.DEFAULT)),
            new TripTruths(NoticeParameters.DEFAULT, ChangeTimes.UNKNOWN), new NoticeTexts());

    Ridership(HikariDataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        while (pairs.size() < PAIRS) {
            int from = 1 + random.nextInt(8);
            pairs.add(new int[]{from, from + 1 + random.nextInt(12 - from)});
        }
    }

    /** Trains from the first to before the last, with their passengers; late ones, or as planned. */
    void board(int first, int last, boolean late) throws SQLException, IOException {
        for (int from = first; from < last; from += TRAINS_AT_ONCE) {
            fill(from, Math.min(last, from + TRAINS_AT_ONCE), late, new Copy());
        }
        TripLegs.ofNewTrips(jdbc);
    }

    /** Trains that nobody rides from their start. */
    void run(int first, int last, boolean late) {
        var outlooks = new PostgresOutlookStore(jdbc, TableNames.LIVE);
        for (int from = first; from < last; from += TRAINS_AT_ONCE) {
            outlooks.save(IntStream.range(from, Math.min(last, from + TRAINS_AT_ONCE))
                    .mapToObj(n -> new Positioned(DisturbedTrains.outlook(n, late ? DELAY : 0), n + 1))
                    .toList(), List.of());
        }
    }

    private void fill(int first, int last, boolean late, Copy copy) throws SQLException, IOException {
        run(first, last, late);
        for (int train = first; train < last; train++) {
            for (int seat = 0; seat < ON_ONE_TRAIN; seat++) {
                board(train, seat, late, copy);
            }
        }
        copy.write();
    }

    private void board(int train, int seat, boolean late, Copy copy) {
        var pair = pairs.get((int) (PAIRS * Math.pow(random.nextDouble(), 2.5)));
        var legs = new ArrayList<>(List.of(new Leg(DisturbedTrains.id(train), pair[0], pair[1])));
        if (random.nextInt(10) == 0) {
            // On to a later train, which runs to time.
            legs.add(new Leg(DisturbedTrains.id(-1 - random.nextInt(100)), 3, 9));
        }
        var preferences = wishes.computeIfAbsent(preferences(seat % 3 == 1), Ridership::json);
        // Hashed, as ids in production have no order.
        var trip = "%08x-%d-%d".formatted((train * 1_000 + seat) * 0x9E3779B1, train, seat);
        copy.trip(trip, json(legs), preferences);
        if (late && seat % 3 == 2) {
            copy.belief(trip, legs.getFirst(), toldOf(legs));
        }
    }

    /** One in eight reads another language, one in ten has changed something else. */
    private Preferences preferences(boolean patient) {
        int dice = random.nextInt(16);
        var language = dice > 1 ? "de" : dice == 1 ? "en" : "fr";
        return switch (random.nextInt(20)) {
            case 0 -> new Preferences(patient ? 30 : 10, language);
            case 1 -> new Preferences(patient ? 15 : 5, 10, 240, List.of(language), null, null, List.of("fcm"),
                    List.of(), null, 0, false);
            default -> new Preferences(patient ? 15 : 5, language);
        };
    }

    /** What the product tells such a trip, and takes for believed from then on. */
    private String toldOf(List<Leg> legs) {
        // What they believe says how late, not of which train; they depart at sixteen different minutes.
        var alike = "%d %d %d %d".formatted(number(legs.getFirst()) % 16, legs.getFirst().boarding(),
                legs.getFirst().alighting(), legs.size());
        return told.computeIfAbsent(alike, _ -> {
            var outlooks = new HashMap<>(Map.of(legs.getFirst().journeyId(),
                    DisturbedTrains.outlook(number(legs.getFirst()), DELAY)));
            legs.stream().skip(1).forEach(l -> outlooks.put(l.journeyId(), DisturbedTrains.outlook(number(l), 0)));
            var facts = new TripFacts(outlooks, Map.of(legs.getFirst().journeyId(),
                    DisturbedTrains.NOW.minusSeconds(600)), DisturbedTrains.NOW, Muted.NOTHING);
            var decision = decisions.decide(facts, new Cohort(legs, Preferences.DEFAULT,
                    TripTold.nothing(legs.size()), null, List.of()));
            if (decision instanceof Tell tell) {
                return json(tell.after());
            }
            throw new IllegalStateException("not told, but " + decision);
        });
    }

    private static int number(Leg leg) {
        return Integer.parseInt(leg.journeyId().toString().split(":")[1]);
    }

    private static String json(Object value) {
        return DomainJson.mapper().writeValueAsString(value);
    }

    /** Rows on their way into the tables. Their triggers are off: what there once was is not asked for here. */
    private final class Copy {
        private final StringBuilder trips = new StringBuilder();
        private final StringBuilder beliefs = new StringBuilder();

        void trip(String id, String json, String preferences) {
            trips.append(id)
                    .append('\t')
                    .append(id)
                    .append("\tp-")
                    .append(id)
                    .append('\t')
                    .append(json)
                    .append('\t')
                    .append(preferences)
                    .append('\n');
        }

        void belief(String trip, Leg leg, String json) {
            beliefs.append(trip)
                    .append('\t')
                    .append(trip)
                    .append("\tp-")
                    .append(trip)
                    .append('\t')
                    .append(leg.journeyId())
                    .append("\t1\t")
                    .append(json)
                    .append("\tn-")
                    .append(trip)
                    .append("\t2025-10-03T06:40:00Z\n");
        }

        void write() throws SQLException, IOException {
            try (var connection = database.getConnection()) {
                var copy = connection.unwrap(PGConnection.class).getCopyAPI();
                copy.copyIn("copy trip (trip_id, subscription_id, passenger_id, legs, preferences) from stdin",
                        new StringReader(trips.toString()));
                copy.copyIn("copy belief (trip_id, subscription_id, passenger_id, journey_id, version, told,"
                        + " notification_id, told_at) from stdin", new StringReader(beliefs.toString()));
            }
        }
    }
}
