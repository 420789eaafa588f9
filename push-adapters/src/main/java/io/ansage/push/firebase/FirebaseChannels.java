package io.ansage.push.firebase;

import com.google.api.client.http.HttpTransport;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the channel to Firebase, or to its stand-in. */
public final class FirebaseChannels {

    private static final AtomicLong COUNT = new AtomicLong();
    private static final String STAND_IN_PROJECT = "ansage-stand-in";
    /** Held for good: from level CONFIG on this logger writes whole requests, tokens and texts included. */
    private static final Logger REQUEST_LOGGER = Logger.getLogger(HttpTransport.class.getName());

    private FirebaseChannels() {}

    /**
     * Makes a channel. It owns connections: close it when done.
     *
     * @param machineTime real time, against which providers' dates are read
     * @throws IllegalStateException if Firebase itself is meant and no credentials can be read
     */
    public static FirebaseChannel create(FirebaseSettings settings, InstantSource machineTime) {
        REQUEST_LOGGER.setLevel(Level.INFO);
        var transport = new FirebaseTransport(settings.standIn(), settings.maxInFlight(), settings.connectTimeout());
        var options = FirebaseOptions.builder()
                .setHttpTransport(transport)
                .setJsonFactory(new OnceWritten())
                .setThreadManager(new VirtualThreadManager())
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setReadTimeout(Math.toIntExact(settings.answerTimeout().toMillis()));
        if (settings.standIn() != null) {
            options.setProjectId(STAND_IN_PROJECT).setCredentials(new StandInCredentials(settings.standInToken()));
        } else {
            options.setCredentials(applicationDefault());
        }
        var app = FirebaseApp.initializeApp(options.build(), "ansage-" + COUNT.incrementAndGet());
        return new FirebaseChannel(app, new FirebaseMessages(machineTime), new FirebaseAnswers(machineTime), transport);
    }

    private static GoogleCredentials applicationDefault() {
        try {
            return GoogleCredentials.getApplicationDefault();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Firebase credentials cannot be read: check the file named by GOOGLE_APPLICATION_CREDENTIALS", e);
        }
    }
}
