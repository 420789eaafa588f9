package io.ansage.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void eachDatabase_isMigratedAndItsOwn() {
        try (var one = TestDatabase.create(); var other = TestDatabase.create()) {
            insertEvent(one);

            assertThat(count(one)).isEqualTo(1);
            assertThat(count(other)).isZero();
        }
    }

    @Test
    void events_canNeitherBeChangedNorDeleted() {
        try (var database = TestDatabase.create()) {
            insertEvent(database);

            assertThatThrownBy(() -> database.jdbc().sql("delete from domain_event_entry").update())
                    .hasMessageContaining("only ever appended");
            assertThatThrownBy(() -> database.jdbc().sql("update domain_event_entry set type = 'x'").update())
                    .hasMessageContaining("only ever appended");
        }
    }

    private static void insertEvent(TestDatabase database) {
        database.jdbc()
                .sql("""
                        insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number,
                            time_stamp, payload_type, payload, meta_data) values (gen_random_uuid(), 'a', 0, :at, 't', '', '')""")
                .param("at", Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static long count(TestDatabase database) {
        return database.jdbc().sql("select count(*) from domain_event_entry").query(Long.class).single();
    }
}
