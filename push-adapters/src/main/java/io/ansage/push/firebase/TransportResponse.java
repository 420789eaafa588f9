package io.ansage.push.firebase;

import com.google.api.client.http.LowLevelHttpResponse;
import io.ansage.push.firebase.Carrier.Answer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer on its way back to firebase-admin, with those headers that it or we read.
 *
 * <p>firebase-admin would repeat a request answered 503 four times, sleeping in between, unless the server asks for a
 * pause longer than a minute. Trying again is the delivery worker's business, so that is what it is told here; the
 * server's own wish travels under {@link RetryAfter#KEPT_HEADER}.
 */
final class TransportResponse extends LowLevelHttpResponse {

    private static final String NOT_TODAY = "86400";

    private final Answer answer;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>(4);

    TransportResponse(Answer answer) {
        this.answer = answer;
        add("Content-Type", getContentType());
        add("Location", answer.header("location"));
        var wish = answer.header("retry-after");
        if (answer.status() == 503) {
            add("Retry-After", NOT_TODAY);
            add(RetryAfter.KEPT_HEADER, wish == null ? "none" : wish);
        } else {
            add("Retry-After", wish);
        }
    }

    private void add(String name, @Nullable String value) {
        if (value != null) {
            headers.add(Map.entry(name, value));
        }
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(answer.body());
    }

    @Override
    public @Nullable String getContentEncoding() {
        return answer.header("content-encoding");
    }

    @Override
    public long getContentLength() {
        return answer.body().length;
    }

    @Override
    public @Nullable String getContentType() {
        return answer.header("content-type");
    }

    @Override
    public String getStatusLine() {
        return "HTTP " + answer.status();
    }

    @Override
    public int getStatusCode() {
        return answer.status();
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
