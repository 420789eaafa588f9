package io.ansage.push.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The phones that exist, the one used last at the end; the eldest give way when there are too many. */
final class Phones {

    /** Tokens that begin so belong to a phone that has the app on it as soon as it is first sent to. */
    private static final List<String> SELF_INSTALLING = List.of("phone:", "sample-phone-");

    private final int most;
    private final Function<String, VirtualPhone> make;
    private final Map<String, VirtualPhone> phones = new LinkedHashMap<>(16, 0.75f, true);
    private final SequencedSet<String> removed = new LinkedHashSet<>();

    Phones(int most, Function<String, VirtualPhone> make) {
        this.most = most;
        this.make = make;
    }

    synchronized VirtualPhone install(String token) {
        removed.remove(token);
        var phone = phones.computeIfAbsent(token, make);
        if (phones.size() > most) {
            phones.remove(phones.keySet().iterator().next());
        }
        return phone;
    }

    synchronized void remove(String token) {
        phones.remove(token);
        removed.add(token);
        if (removed.size() > most) {
            removed.removeFirst();
        }
    }

    /** The phone with this token, or nothing if it has none or no longer the app. */
    synchronized @Nullable VirtualPhone find(String token) {
        return phones.get(token);
    }

    synchronized @Nullable VirtualPhone reach(String token) {
        var phone = phones.get(token);
        if (phone == null && !removed.contains(token) && SELF_INSTALLING.stream().anyMatch(token::startsWith)) {
            return install(token);
        }
        return phone;
    }

    /** At most that many, the one used last first. */
    synchronized List<VirtualPhone> latest(int limit) {
        var all = new ArrayList<>(phones.values());
        return List.copyOf(all.reversed().subList(0, Math.min(limit, all.size())));
    }

    synchronized int size() {
        return phones.size();
    }
}
