package io.ansage.push.firebase;

import com.google.firebase.FirebaseApp;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Delivers through Firebase Cloud Messaging. One attempt per message: whether to try again is told by the outcome and
 * done by somebody else. Requests in flight are bounded by the transport, threads are virtual.
 */
public final class FirebaseChannel implements NotificationChannel, AutoCloseable {

    /** Name under which devices register for this channel. */
    public static final String ID = "fcm";

    private final FirebaseApp app;
    private final FirebaseMessaging messaging;
    private final FirebaseMessages messages;
    private final FirebaseAnswers answers;
    private final FirebaseTransport transport;

    FirebaseChannel(FirebaseApp app, FirebaseMessages messages, FirebaseAnswers answers, FirebaseTransport transport) {
        this.app = app;
        this.messaging = FirebaseMessaging.getInstance(app);
        this.messages = messages;
        this.answers = answers;
        this.transport = transport;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<DeliveryOutcome> deliver(List<PushMessage> batch) {
        if (batch.size() == 1) {
            return List.of(deliver(batch.getFirst()));
        }
        var outcomes = new ArrayList<DeliveryOutcome>(batch.size());
        boolean interrupted = false;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = batch.stream().map(message -> threads.submit(() -> deliver(message))).toList();
            for (var attempt : attempts) {
                try {
                    outcomes.add(interrupted ? soFar(attempt) : attempt.get());
                } catch (InterruptedException e) {
                    interrupted = true;
                    threads.shutdownNow();
                    outcomes.add(soFar(attempt));
                } catch (ExecutionException e) {
                    outcomes.add(new DeliveryOutcome.Unknown(FirebaseAnswers.name(e.getCause())));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(outcomes);
    }

    private static DeliveryOutcome soFar(Future<DeliveryOutcome> attempt) {
        return attempt.state() == Future.State.SUCCESS
                ? attempt.resultNow()
                : new DeliveryOutcome.Unknown("interrupted");
    }

    private DeliveryOutcome deliver(PushMessage message) {
        Message wire;
        try {
            wire = messages.of(message);
        } catch (RuntimeException e) {
            return new DeliveryOutcome.Refused("message cannot be written: " + FirebaseAnswers.name(e));
        }
        try {
            return new DeliveryOutcome.Accepted(ScopedValue.where(OnceWritten.SENDING, new OnceWritten.Message())
                    .call(() -> messaging.send(wire)));
        } catch (FirebaseMessagingException e) {
            return answers.outcomeOf(e);
        } catch (IllegalStateException e) {
            // The application is closed, or its credentials cannot be used at all.
            return new DeliveryOutcome.ChannelBroken(FirebaseAnswers.name(e));
        } catch (RuntimeException e) {
            return new DeliveryOutcome.Unknown(FirebaseAnswers.name(e));
        }
    }

    @Override
    public void close() throws IOException {
        app.delete();
        transport.shutdown();
    }
}
