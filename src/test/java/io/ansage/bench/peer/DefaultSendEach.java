package io.ansage.bench.peer;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.internal.ApiClientUtils;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.Notification;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * firebase-admin as its documentation shows it: pages of 500 messages through {@code sendEach}, its own pool of a hundred
 * threads, its own HTTP client. Nothing is changed but the address.
 */
public final class DefaultSendEach implements AutoCloseable {

    private static final int PAGE = 500;

    private final FirebaseApp app;

    public DefaultSendEach(URI standIn, String token) {
        app = FirebaseApp.initializeApp(FirebaseOptions.builder()
                .setProjectId("bench")
                .setCredentials(GoogleCredentials.create(
                        new AccessToken(token, Date.from(Instant.parse("9999-01-01T00:00:00Z")))))
                .setHttpTransport(new Redirected(ApiClientUtils.getDefaultTransport(), standIn))
                .build(), "bench-default");
    }

    /** Sends page after page until time is up; answers how many got an answer. */
    public long send(List<String> tokens, long untilNanos) throws FirebaseMessagingException {
        long sent = 0;
        while (System.nanoTime() < untilNanos) {
            var page = tokens.stream()
                    .skip(sent % Math.max(1, tokens.size() - PAGE))
                    .limit(PAGE)
                    .map(DefaultSendEach::message)
                    .toList();
            sent += FirebaseMessaging.getInstance(app).sendEach(page).getResponses().size();
        }
        return sent;
    }

    private static Message message(String token) {
        return Message.builder()
                .setToken(token)
                .setNotification(Notification.builder()
                        .setTitle("RE 4711: about 10 to 15 minutes late")
                        .setBody("Departs Stop 3 about 08:12 instead of 08:00; arrives Stop 9 about 09:10.")
                        .build())
                .putAllData(Map.of("journeyId", "bench:1:2025-10-03", "version", "1", "reason", "FIRST_DELAY"))
                .build();
    }

    @Override
    public void close() {
        app.delete();
    }

    /** The default transport, with another address: the endpoint of FCM is a constant. */
    private static final class Redirected extends HttpTransport {
        private final HttpTransport transport;
        private final URI instead;
        private final Method build;

        Redirected(HttpTransport transport, URI instead) {
            this.transport = transport;
            this.instead = instead;
            try {
                build = HttpTransport.class.getDeclaredMethod("buildRequest", String.class, String.class);
                build.setAccessible(true);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected LowLevelHttpRequest buildRequest(String method, String url) throws IOException {
            try {
                return (LowLevelHttpRequest) build.invoke(transport, method,
                        instead.resolve(URI.create(url).getRawPath()).toString());
            } catch (InvocationTargetException e) {
                throw new IOException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
