package io.ansage.infra.postgres;

import io.ansage.command.api.ObservationIntake;
import io.ansage.command.api.RejectedInput;
import io.ansage.command.feed.gtfs.GtfsArchive;
import io.ansage.command.feed.gtfs.GtfsReader;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.observation.QuarantineReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads a GTFS archive into the timetable tables; a file that was loaded before is not loaded again. */
public final class TimetableLoader {

    private static final Logger LOG = LoggerFactory.getLogger(TimetableLoader.class);
    private static final Source SOURCE = new Source("gtfs", SourceKind.TIMETABLE);
    private static final int MOST_REJECTED_KEPT = 1_000;
    /** Loads take turns, also between nodes. */
    private static final long LOAD_LOCK = 0x7469_6d65_7461_626cL;

    private final DataSource database;
    private final PostgresTimetable timetable;
    private final ObservationIntake intake;
    private final Clock passengerClock;

    public TimetableLoader(DataSource database, PostgresTimetable timetable, ObservationIntake intake,
            Clock passengerClock) {
        this.database = database;
        this.timetable = timetable;
        this.intake = intake;
        this.passengerClock = passengerClock;
    }

    /**
     * What came of a load.
     *
     * @param network  name of the network
     * @param trips    trips stored
     * @param rejected rows and trips set aside
     * @param unused   rows that say what we have no use for, such as changes between two single trips
     * @param changed  false if this very file was loaded before
     */
    public record Outcome(String network, int trips, int rejected, int unused, boolean changed) {}

    /**
     * Loads an archive.
     *
     * @param network  name of the network; null takes that of the agency
     * @param progress told the share of the work done, from 0 to 1
     * @throws io.ansage.command.feed.FeedRefused if the archive as a whole is refused, naming file and column
     */
    public Outcome load(Path archive, @Nullable String network, DoubleConsumer progress) throws IOException {
        var hash = hash(archive);
        var rejected = new ArrayList<RejectedInput>();
        var name = String.valueOf(archive.getFileName());
        try (var connection = database.getConnection(); var zip = GtfsArchive.open(archive)) {
            connection.setAutoCommit(false);
            try {
                lock(connection);
                var known = findLoaded(connection, hash);
                if (known.isPresent()) {
                    connection.rollback();
                    return new Outcome(known.get(), 0, 0, 0, false);
                }
                int[] count = new int[1];
                var staging = new TimetableStaging(connection, network, (place, reason, detail, raw) -> {
                    if (count[0]++ < MOST_REJECTED_KEPT) {
                        rejected.add(rejected(name + "/" + place, reason, detail, raw));
                    }
                });
                new GtfsReader(zip, staging, progress).read();
                staging.store(hash, passengerClock.instant());
                connection.commit();
                timetable.refresh();
                report(name, rejected, count[0]);
                return new Outcome(staging.network(), staging.storedTrips(), count[0], staging.unusedRows(), true);
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("timetable " + name + " could not be stored", e);
        }
    }

    private void report(String name, List<RejectedInput> rejected, int count) {
        if (count > MOST_REJECTED_KEPT) {
            rejected.add(rejected(name, QuarantineReason.MALFORMED,
                    (count - MOST_REJECTED_KEPT) + " further rows were set aside, too many to keep", ""));
        }
        if (count > 0) {
            LOG.warn("Timetable {}: {} rows or trips set aside, the first: {}", name, count,
                    rejected.getFirst().detail());
        }
        rejected.forEach(intake::quarantine);
    }

    private RejectedInput rejected(String id, QuarantineReason reason, String detail, String raw) {
        return new RejectedInput(SOURCE, id, reason, detail, raw, passengerClock.instant());
    }

    private static void lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOAD_LOCK);
            statement.execute();
        }
    }

    private static Optional<String> findLoaded(Connection connection, String hash) throws SQLException {
        try (var select = connection
                .prepareStatement("select network from timetable_network where content_hash = ?")) {
            select.setString(1, hash);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    private static String hash(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
