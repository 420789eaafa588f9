package io.ansage.web.stream;

import io.ansage.web.http.StrictJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Server-sent events as bytes (WHATWG HTML, "event stream format"). JSON has no bare line breaks, so one line of data. */
final class EventBytes {

    private static final byte[] HEARTBEAT = ":still here\n\n".getBytes(StandardCharsets.UTF_8);

    private EventBytes() {}

    static byte[] event(@Nullable Long position, String event, Object data) {
        var bytes = new ByteArrayOutputStream(1_024);
        bytes.writeBytes(((position == null ? "" : "id:" + position + "\n") + "event:" + event + "\ndata:")
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(StrictJson.MAPPER.writeValueAsBytes(data));
        bytes.write('\n');
        bytes.write('\n');
        return bytes.toByteArray();
    }

    /** Goes out at once, even if nothing has happened yet; says when to come back after a break. */
    static byte[] greeting(long retryMillis) {
        return ("retry:" + retryMillis + "\n:connected\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Not to be changed. */
    static byte[] heartbeat() {
        return HEARTBEAT;
    }
}
