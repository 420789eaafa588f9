package io.ansage.infra.postgres;

import io.ansage.command.ingest.SetAside;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the monthly partitions of the quarantine, in a transaction of its own, so that a batch holds no lock on it. */
public final class QuarantineMonths {

    /** Any number that nobody else locks by. */
    private static final long LOCK = 0x51_55_41_52_41_4e_54L;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate ownTransaction;
    private final Set<YearMonth> there = ConcurrentHashMap.newKeySet();

    public QuarantineMonths(DataSource database, PlatformTransactionManager transactions) {
        this.jdbc = new JdbcTemplate(database);
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void ensure(Collection<SetAside> entries) {
        for (var entry : entries) {
            var month = YearMonth.from(entry.knownAt().atOffset(ZoneOffset.UTC));
            if (!there.contains(month)) {
                ownTransaction.executeWithoutResult(_ -> create(month));
                there.add(month);
            }
        }
    }

    private void create(YearMonth month) {
        jdbc.query("select pg_advisory_xact_lock(" + LOCK + ")", _ -> null);
        jdbc.execute("create table if not exists quarantine_%d_%02d partition of quarantine for values from ('%s-01Z')"
                .formatted(month.getYear(), month.getMonthValue(), month)
                + " to ('%s-01Z')".formatted(month.plusMonths(1)));
    }
}
