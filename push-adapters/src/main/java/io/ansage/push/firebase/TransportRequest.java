package io.ansage.push.firebase;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request of firebase-admin on its way to the JDK's HTTP client. */
final class TransportRequest extends LowLevelHttpRequest {

    /** Headers the client writes itself and does not take from others. */
    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final FirebaseTransport transport;
    private final String method;
    private final HttpRequest.Builder request;

    TransportRequest(FirebaseTransport transport, String method, URI target) {
        this.transport = transport;
        this.method = method;
        this.request = HttpRequest.newBuilder(target);
    }

    @Override
    public void addHeader(String name, String value) {
        if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            request.header(name, value);
        }
    }

    /** @param readTimeout milliseconds until the whole answer must be there; 0 is no limit */
    @Override
    public void setTimeout(int connectTimeout, int readTimeout) {
        if (readTimeout > 0) {
            request.timeout(Duration.ofMillis(readTimeout));
        }
    }

    @Override
    public LowLevelHttpResponse execute() throws IOException {
        var content = getStreamingContent();
        if (content == null) {
            return transport.send(request.method(method, HttpRequest.BodyPublishers.noBody()).build());
        }
        var body = new ByteArrayOutputStream();
        content.writeTo(body);
        header("Content-Type", getContentType());
        header("Content-Encoding", getContentEncoding());
        return transport
                .send(request.method(method, HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build());
    }

    private void header(String name, @Nullable String value) {
        if (value != null) {
            request.setHeader(name, value);
        }
    }
}
