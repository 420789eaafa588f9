package io.ansage.web.http;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Calls blocking ports from reactive code, on virtual threads and never on the event loop. */
public final class Blocking {

    private static final Scheduler VIRTUAL = Schedulers.fromExecutorService(
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("web-blocking-", 0).factory()), "web-blocking");

    private Blocking() {}

    /** The result of a blocking call; must not be null. */
    public static <T> Mono<T> call(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(VIRTUAL);
    }
}
