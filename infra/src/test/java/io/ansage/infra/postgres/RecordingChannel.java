package io.ansage.infra.postgres;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.NotificationChannel;
import io.ansage.domain.channel.PushMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Keeps what was handed to it, and answers as it is told to. */
public final class RecordingChannel implements NotificationChannel {

    static final DeliveryOutcome ACCEPTED = new DeliveryOutcome.Accepted("taken");

    final List<PushMessage> handed = new CopyOnWriteArrayList<>();
    volatile Function<PushMessage, DeliveryOutcome> answer = _ -> ACCEPTED;
    volatile boolean replaces = true;
    public volatile Runnable meanwhile = () -> {};

    private final String id;

    public RecordingChannel(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean replaces() {
        return replaces;
    }

    @Override
    public List<DeliveryOutcome> deliver(List<PushMessage> messages) {
        handed.addAll(messages);
        meanwhile.run();
        return messages.stream().map(answer).toList();
    }

    /** From now on every message gets this answer. */
    void answers(DeliveryOutcome outcome) {
        answer = _ -> outcome;
    }

    List<String> ids() {
        return handed.stream().map(PushMessage::notificationId).toList();
    }

    List<String> bodies() {
        return handed.stream().map(PushMessage::body).toList();
    }
}
