package io.ansage.infra.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.domain.subscription.PassengerId;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.command.EndSubscription;
import io.ansage.domain.subscription.command.SubscriptionCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits together while the first command is under way is committed together. */
class GroupedCommandBusTest {

    private static final String PREFIX = "subscription-";
    private static final String POISON = "poison";
    private static final String REFUSED = "refused";

    private final List<List<String>> committed = new ArrayList<>();
    private final List<Integer> keysPrepared = new ArrayList<>();
    private final List<String> handled = new ArrayList<>();
    private final CountDownLatch firstUnderWay = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final SimpleCommandBus commands = SimpleCommandBus.builder().build();
    private final GroupedCommandBus bus = new GroupedCommandBus(commands, new Batches(), new Keys(), _ -> {});

    GroupedCommandBusTest() {
        commands.subscribe(EndSubscription.class.getName(), message -> {
            var id = ((SubscriptionCommand) message.getPayload()).subscriptionId().value().substring(PREFIX.length());
            if (id.equals("first")) {
                firstUnderWay.countDown();
                goOn.await();
            }
            if (id.equals(REFUSED)) {
                throw new IllegalStateException(REFUSED);
            }
            handled.add(id);
            return id;
        });
    }

    @AfterEach
    void close() throws InterruptedException {
        goOn.countDown();
        bus.close();
    }

    @Test
    void waitingCommands_areCommittedTogether_withTheKeysOfAllOwners() throws Exception {
        var first = sendFirst();
        var second = send("second");
        var third = send("third");
        goOn.countDown();

        assertThat(answer(first)).isEqualTo("first");
        assertThat(answer(second)).isEqualTo("second");
        assertThat(answer(third)).isEqualTo("third");
        assertThat(committed).containsExactly(List.of("first"), List.of("second", "third"));
        assertThat(keysPrepared).containsExactly(1, 2);
    }

    @Test
    void refusedCommand_isRefusedAlone() throws Exception {
        sendFirst();
        var refused = send(REFUSED);
        var other = send("other");
        goOn.countDown();

        assertThat(answer(other)).isEqualTo("other");
        assertThatThrownBy(() -> answer(refused)).hasRootCauseMessage(REFUSED);
    }

    @Test
    void batchThatCannotBeCommitted_failsOnlyWhereItCannot() throws Exception {
        sendFirst();
        var good = List.of(send("a"), send("b"));
        var poison = send(POISON);
        var last = send("c");
        goOn.countDown();

        assertThat(answer(last)).isEqualTo("c");
        assertThat(answer(good.getFirst())).isEqualTo("a");
        assertThat(answer(good.getLast())).isEqualTo("b");
        assertThatThrownBy(() -> answer(poison)).hasRootCauseMessage(POISON);
        assertThat(committed.stream().flatMap(List::stream)).containsExactly("first", "a", "b", "c");
    }

    @Test
    void closing_carriesOutWhatWaits() throws Exception {
        sendFirst();
        var waiting = send("waiting");
        goOn.countDown();
        bus.close();

        assertThat(answer(waiting)).isEqualTo("waiting");
        assertThat(answer(send("late"))).isEqualTo("late");
    }

    /** Others that are sent now wait for each other. */
    private CompletableFuture<Object> sendFirst() throws InterruptedException {
        var first = send("first");
        firstUnderWay.await();
        return first;
    }

    private CompletableFuture<Object> send(String subscription) {
        var answer = new CompletableFuture<Object>();
        bus.<Object, Object>dispatch(
                GenericCommandMessage.asCommandMessage(new EndSubscription(new SubscriptionId(PREFIX + subscription),
                        new PassengerId("passenger-of-" + subscription), Instant.EPOCH)),
                (_, result) -> {
                    if (result.isExceptional()) {
                        answer.completeExceptionally(result.exceptionResult());
                    } else {
                        answer.complete(result.getPayload());
                    }
                });
        return answer;
    }

    private static Object answer(CompletableFuture<Object> answer)
            throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
        return answer.get(30, TimeUnit.SECONDS);
    }

    /** Commits nothing in which there is poison. */
    private final class Batches implements TransactionManager {

        @Override
        public Transaction startTransaction() {
            handled.clear();
            return new Transaction() {

                @Override
                public void commit() {
                    if (handled.contains(POISON)) {
                        throw new IllegalStateException(POISON);
                    }
                    committed.add(List.copyOf(handled));
                }

                @Override
                public void rollback() {}
            };
        }
    }

    private final class Keys implements PassengerKeys {

        @Override
        public PassengerKey keyOf(PassengerId passenger) {
            throw new UnsupportedOperationException("nothing is sealed here");
        }

        @Override
        public void prepare(Collection<PassengerId> passengers) {
            keysPrepared.add(passengers.size());
        }

        @Override
        public Optional<SecretKey> find(UUID keyId) {
            return Optional.empty();
        }

        @Override
        public boolean erase(PassengerId passenger) {
            return false;
        }
    }
}
