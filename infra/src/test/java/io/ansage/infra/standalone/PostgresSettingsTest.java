package io.ansage.infra.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresSettingsTest {

    @ParameterizedTest
    @CsvSource({"512, 128MB", "2048, 256MB", "8192, 1024MB", "24576, 2048MB", "1048576, 2048MB"})
    void buffersAreAnEighthOfMemory_withinReason(long mebibytes, String buffers) {
        assertThat(PostgresSettings.of(mebibytes << 20)).containsEntry("shared_buffers", buffers);
    }

    @Test
    void whateverTheMachine_whatIsConfirmedIsKept_andNobodyElseIsLetIn() {
        assertThat(PostgresSettings.here()).containsEntry("fsync", "on")
                .containsEntry("synchronous_commit", "on")
                .containsEntry("full_page_writes", "on")
                .containsEntry("listen_addresses", "127.0.0.1")
                .hasEntrySatisfying("shared_buffers",
                        b -> assertThat(b.toLowerCase(Locale.ROOT)).matches("[1-9]\\d+mb"));
    }
}
