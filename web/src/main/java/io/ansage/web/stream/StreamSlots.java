package io.ansage.web.stream;

import io.ansage.web.http.WebSettings;
import io.ansage.web.problem.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Caps the open streams of each principal and each network address. */
@Component
final class StreamSlots implements OpenStreams {

    private final WebSettings settings;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final AtomicInteger streams = new AtomicInteger();

    StreamSlots(WebSettings settings) {
        this.settings = settings;
    }

    /** Takes a slot; close it when the stream ends. */
    Slot take(@Nullable String principal, String address) {
        var ofAddress = "address " + address;
        take(ofAddress, settings.streamsPerAddress());
        if (principal == null) {
            return new Slot(ofAddress, null);
        }
        try {
            take("principal " + principal, settings.streamsPerPrincipal());
        } catch (Problem e) {
            free(ofAddress);
            throw e;
        }
        return new Slot(ofAddress, "principal " + principal);
    }

    @Override
    public int count() {
        return streams.get();
    }

    private void take(String key, int most) {
        open.compute(key, (_, n) -> {
            int now = n == null ? 0 : n;
            if (now >= most) {
                throw Problem.tooMany("There are " + most + " open streams already; close one.", 15);
            }
            return now + 1;
        });
    }

    private void free(String key) {
        open.computeIfPresent(key, (_, n) -> n <= 1 ? null : n - 1);
    }

    /** A taken slot; closed once. */
    final class Slot {
        private final String address;
        private final @Nullable String principal;

        private Slot(String address, @Nullable String principal) {
            this.address = address;
            this.principal = principal;
            streams.incrementAndGet();
        }

        void close() {
            streams.decrementAndGet();
            free(address);
            if (principal != null) {
                free(principal);
            }
        }
    }
}
