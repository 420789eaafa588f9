package io.ansage.push.standin;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is to go wrong: first what was ordered for the next requests, one each, then the rules, the first that fits. */
public final class Script {

    private record Rule(Predicate<FcmRequest> when, ScriptedAnswer answer) {}

    private final Queue<ScriptedAnswer> next = new ConcurrentLinkedQueue<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private volatile Duration latency = Duration.ZERO;

    Script() {}

    /** The next requests get these answers, in order. */
    public Script next(ScriptedAnswer... answers) {
        next.addAll(List.of(answers));
        return this;
    }

    /** Every request that fits gets this answer, until the script is cleared. */
    public Script when(Predicate<FcmRequest> request, ScriptedAnswer answer) {
        rules.add(new Rule(request, answer));
        return this;
    }

    /** Every answer takes this long from now on, whatever it is. */
    public Script latency(Duration time) {
        latency = time;
        return this;
    }

    Duration latency() {
        return latency;
    }

    /** Nothing goes wrong any more, and answers come at once. */
    public void clear() {
        latency = Duration.ZERO;
        next.clear();
        rules.clear();
    }

    @Nullable
    ScriptedAnswer find(FcmRequest request) {
        var ordered = next.poll();
        if (ordered != null) {
            return ordered;
        }
        return rules.stream().filter(r -> r.when().test(request)).findFirst().map(Rule::answer).orElse(null);
    }
}
