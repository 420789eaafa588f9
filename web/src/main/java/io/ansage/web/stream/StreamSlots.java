package io.ansage.web.stream;

import io.ansage.web.http.WebSettings;
import io.ansage.web.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Caps the open streams of each principal and each network address. */
@Component
final class StreamSlots {

    private final WebSettings settings;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    StreamSlots(WebSettings settings) {
        this.settings = settings;
    }

    /** Takes a slot; close it when the stream ends. */
    Slot take(@Nullable String principal, String address) {
        var taken = new ArrayList<String>();
        try {
            take("address " + address, settings.streamsPerAddress(), taken);
            if (principal != null) {
                take("principal " + principal, settings.streamsPerPrincipal(), taken);
            }
        } catch (Problem e) {
            free(taken);
            throw e;
        }
        return () -> free(taken);
    }

    int countOpen() {
        return open.size();
    }

    private void take(String key, int most, List<String> taken) {
        open.compute(key, (_, n) -> {
            int now = n == null ? 0 : n;
            if (now >= most) {
                throw Problem.tooMany("There are " + most + " open streams already; close one.", 15);
            }
            return now + 1;
        });
        taken.add(key);
    }

    private synchronized void free(List<String> taken) {
        for (var key : taken) {
            open.computeIfPresent(key, (_, n) -> n <= 1 ? null : n - 1);
        }
        taken.clear();
    }

    /** A taken slot. */
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }
}
