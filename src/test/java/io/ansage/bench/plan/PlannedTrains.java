package io.ansage.bench.plan;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Late trains whose passengers have notices waiting in the outbox, for benchmarks of what comes after planning. */
public final class PlannedTrains {

    private final Planners planners;
    private final int trains;

    public PlannedTrains(HikariDataSource database, int trains) throws SQLException, IOException {
        this.trains = trains;
        var jdbc = JdbcClient.create(database);
        jdbc.sql("alter table trip disable trigger user").update();
        var riders = new Ridership(database);
        riders.run(-100, 0, false);
        riders.board(0, trains, true);
        jdbc.sql("vacuum analyze trip").update();
        jdbc.sql("vacuum analyze trip_leg").update();
        planners = new Planners(database);
    }

    /** Empties the ledger and plans anew; answers how many notices wait. */
    public long plan() throws Exception {
        planners.news(0, trains);
        planners.planAll(trains);
        return planners.written();
    }
}
