package io.ansage.infra.rebuild;

import io.ansage.infra.postgres.OutlookCopies;
import io.ansage.infra.postgres.PostgresOutlookStore;
import io.ansage.infra.postgres.TableNames;
import io.ansage.infra.rebuild.Rebuildable.Table;
import io.ansage.query.outlook.OutlookProjection;
import io.ansage.query.outlook.OutlookProjector;
import io.ansage.query.outlook.OutlookReplay;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How outlooks are built anew: by the fold of the live projection, with far fewer writes. */
public final class OutlookRebuild {

    /** Twice what is under way at once on a nation's railway; about 80 MB, and a quarter more while that is being written. */
    private static final int IN_MEMORY = 10_000;

    private OutlookRebuild() {}

    /** {@code swapped} is called after a swap, before the live projection goes on. */
    public static Rebuildable of(DataSource database, Runnable swapped) {
        return new Rebuildable(OutlookProjection.GROUP,
                List.of(Table.of("journey_outlook", "journey_id"),
                        Table.of("stop_departure", "journey_id", "call_order"),
                        Table.of("stop_name", "stop_id", "name")),
                tables -> switch (tables) {
                    case LIVE -> new OutlookProjector(
                            new PostgresOutlookStore(JdbcClient.create(database), TableNames.LIVE));
                    case STAGING -> new OutlookReplay(new OutlooksBehind(new OutlookCopies(database)), IN_MEMORY);
                }, swapped);
    }
}
