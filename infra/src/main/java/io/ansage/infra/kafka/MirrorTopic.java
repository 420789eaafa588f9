package io.ansage.infra.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topic of the mirror, made before anything is sent to it: a broker that made it by itself would choose the number
 * of partitions, which stays for life because the order of a journey hangs on it. Events are kept without limit.
 */
public final class MirrorTopic {

    private final Map<String, Object> connection;
    private final String name;
    private final int partitions;
    private final Duration patience;
    private volatile boolean there;

    public MirrorTopic(Map<String, Object> connection, String name, int partitions, Duration patience) {
        this.connection = Map.copyOf(connection);
        this.name = name;
        this.partitions = partitions;
        this.patience = patience;
    }

    public String name() {
        return name;
    }

    /**
     * Makes the topic unless it is there.
     *
     * @throws MirrorNotConfirmed if Kafka does not answer; try again
     */
    void ensure() {
        if (there) {
            return;
        }
        try (var admin = Admin.create(connection)) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())
                    .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1"))))
                    .all()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            there = true;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new MirrorNotConfirmed("topic " + name + " could not be made", e);
            }
            there = true;
        } catch (TimeoutException e) {
            throw new MirrorNotConfirmed("Kafka does not answer; topic " + name + " could not be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MirrorNotConfirmed("interrupted while making topic " + name, e);
        }
    }
}
