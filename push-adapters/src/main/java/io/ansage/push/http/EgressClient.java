package io.ansage.push.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts to where an {@link Egress} lets it: no redirects, no cookies, no retries of its own. Of an answer only
 * status and Retry-After are kept.
 */
public final class EgressClient implements AutoCloseable {

    private static final int BODY_LIMIT = 2_048;
    private static final int PER_HOST = 200;

    private final Egress egress;
    private final CloseableHttpClient client;

    /**
     * @param maxInFlight how many requests may wait for their answer at once; further ones wait their turn
     * @param patience    longest wait for a connection, and for each byte of an answer
     */
    public EgressClient(Egress egress, int maxInFlight, Duration patience) {
        this.egress = egress;
        var wait = Timeout.of(patience);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(egress)
                        .setMaxConnTotal(maxInFlight)
                        .setMaxConnPerRoute(Math.min(maxInFlight, PER_HOST))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(wait)
                                .setSocketTimeout(wait)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(wait)
                        .setResponseTimeout(wait)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setContentCompressionEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Ansage")
                .evictIdleConnections(TimeValue.of(1, TimeUnit.MINUTES))
                .build();
    }

    /**
     * What came back.
     *
     * @param retryAfter as it was sent
     */
    public record Answer(int status, Optional<String> retryAfter) {}

    /**
     * Posts once, and waits for the answer.
     *
     * @throws IllegalArgumentException if the address may not be asked
     * @throws IOException              if there is no answer; {@link Failures} tells what that means
     */
    public Answer post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        egress.check(url);
        var post = new HttpPost(url);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, null));
        var response = client.executeOpen(null, post, null);
        boolean read = false;
        try {
            read = isShort(response);
            return new Answer(response.getCode(),
                    Optional.ofNullable(response.getFirstHeader("Retry-After")).map(Header::getValue));
        } finally {
            if (!read) {
                // Closing alone would read all that is still to come, and that may have no end.
                post.cancel();
            }
            close(response);
        }
    }

    private static void close(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException _) {
            // Its connection is cut; what was to be known is known.
        }
    }

    /** Reads the body if that is done soon: then the connection can be used again. */
    private static boolean isShort(ClassicHttpResponse response) {
        try {
            var entity = response.getEntity();
            return entity == null || entity.getContent().readNBytes(BODY_LIMIT).length < BODY_LIMIT;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
