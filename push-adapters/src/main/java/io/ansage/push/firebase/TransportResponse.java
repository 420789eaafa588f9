package io.ansage.push.firebase;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer on its way back to firebase-admin.
 *
 * <p>firebase-admin would repeat a request answered 503 four times, sleeping in between, unless the server asks for a
 * pause longer than a minute. Trying again is the delivery worker's business, so that is what it is told here; the
 * server's own wish travels under {@link RetryAfter#KEPT_HEADER}.
 */
final class TransportResponse extends LowLevelHttpResponse {

    private static final String NOT_TODAY = "86400";

    private final HttpResponse<byte[]> response;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    TransportResponse(HttpResponse<byte[]> response) {
        this.response = response;
        boolean unavailable = response.statusCode() == 503;
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> headers.add(
                        Map.entry(unavailable && name.equalsIgnoreCase("retry-after") ? RetryAfter.KEPT_HEADER : name,
                                value))));
        if (unavailable) {
            headers.add(Map.entry("Retry-After", NOT_TODAY));
            if (response.headers().firstValue("retry-after").isEmpty()) {
                headers.add(Map.entry(RetryAfter.KEPT_HEADER, "none"));
            }
        }
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(response.body());
    }

    @Override
    public @Nullable String getContentEncoding() {
        return response.headers().firstValue("content-encoding").orElse(null);
    }

    @Override
    public long getContentLength() {
        return response.body().length;
    }

    @Override
    public @Nullable String getContentType() {
        return response.headers().firstValue("content-type").orElse(null);
    }

    @Override
    public String getStatusLine() {
        return "HTTP " + response.statusCode();
    }

    @Override
    public int getStatusCode() {
        return response.statusCode();
    }

    @Override
    public String getReasonPhrase() {
        return "";
    }

    @Override
    public int getHeaderCount() {
        return headers.size();
    }

    @Override
    public String getHeaderName(int index) {
        return headers.get(index).getKey();
    }

    @Override
    public String getHeaderValue(int index) {
        return headers.get(index).getValue();
    }
}
