package io.ansage.push.firebase;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries requests to the provider. Blocks; callers are virtual threads. */
interface Carrier extends AutoCloseable {

    /**
     * One request.
     *
     * @param path    raw path, with the query if there is one
     * @param headers names in lower case
     * @param timeout until the whole answer must be there; zero is no limit
     */
    record Request(String method, String path, List<Map.Entry<String, String>> headers, byte[] body,
            Duration timeout) {}

    /**
     * One answer.
     *
     * @param headers names in lower case
     */
    record Answer(int status, Map<String, String> headers, byte[] body) {

        @Nullable
        String header(String name) {
            return headers.get(name);
        }
    }

    /**
     * Sends it and waits for the answer.
     *
     * @throws java.net.ConnectException           if it surely was not sent
     * @throws java.net.http.HttpTimeoutException  if no answer came in time
     * @throws IOException                         if the connection broke: it may have arrived
     * @throws InterruptedException                if the caller was interrupted: it may have arrived
     */
    Answer send(Request request) throws IOException, InterruptedException;

    @Override
    void close();
}
