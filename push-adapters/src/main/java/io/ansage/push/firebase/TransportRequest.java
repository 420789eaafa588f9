package io.ansage.push.firebase;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request of firebase-admin on its way to whatever carries it. */
final class TransportRequest extends LowLevelHttpRequest {

    /**
     * Headers that belong to the connection and not to the request, and the offer to unpack compressed answers, which
     * are shorter here than what compression adds.
     */
    private static final Set<String> LEFT_OUT = Set.of("connection", "content-length", "expect", "host", "upgrade",
            "accept-encoding");
    private static final byte[] NOTHING = new byte[0];

    private final FirebaseTransport transport;
    private final String method;
    private final String path;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private Duration timeout = Duration.ZERO;

    TransportRequest(FirebaseTransport transport, String method, String path) {
        this.transport = transport;
        this.method = method;
        this.path = path;
    }

    @Override
    public void addHeader(String name, String value) {
        header(name.toLowerCase(Locale.ROOT), value);
    }

    /** @param readTimeout milliseconds until the whole answer must be there; 0 is no limit */
    @Override
    public void setTimeout(int connectTimeout, int readTimeout) {
        timeout = Duration.ofMillis(readTimeout);
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
        return transport.send(new Carrier.Request(method, path, headers, body(), timeout));
    }

    private byte[] body() throws IOException {
        var content = getStreamingContent();
        if (content == null) {
            return NOTHING;
        }
        header("content-type", getContentType());
        header("content-encoding", getContentEncoding());
        var written = OnceWritten.bytes(getContentLength());
        if (written != null) {
            return written;
        }
        var body = new ByteArrayOutputStream((int) Math.max(32, getContentLength()));
        content.writeTo(body);
        return body.toByteArray();
    }

    private void header(String name, @Nullable String value) {
        if (value != null && !LEFT_OUT.contains(name)) {
            headers.add(Map.entry(name, value));
        }
    }
}
