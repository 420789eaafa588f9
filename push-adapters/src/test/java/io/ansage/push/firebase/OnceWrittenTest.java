package io.ansage.push.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.json.JsonHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnceWrittenTest {

    private static final String JSON = "{\"body\":\"Zürich \\\"HB\\\" → Genève 🚆\"}";

    private final JsonHttpContent content = new JsonHttpContent(new OnceWritten(),
            Map.of("body", "Zürich \"HB\" → Genève 🚆"));

    @Test
    void whatIsCounted_isKeptForWhoeverSendsIt() throws IOException {
        ScopedValue.where(OnceWritten.SENDING, new OnceWritten.Message()).call(() -> {
            assertThat(OnceWritten.bytes(0)).isNull();

            var length = content.getLength();

            assertThat(OnceWritten.bytes(length)).asString(StandardCharsets.UTF_8).isEqualTo(JSON);
            assertThat(OnceWritten.bytes(length + 1)).as("of something else").isNull();
            return length;
        });
    }

    @Test
    void outsideOfSending_nothingIsKept() throws IOException {
        var out = new ByteArrayOutputStream();

        content.writeTo(out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(JSON);
        assertThat(content.getLength()).isEqualTo(out.size());
        assertThat(OnceWritten.bytes(out.size())).isNull();
    }
}
