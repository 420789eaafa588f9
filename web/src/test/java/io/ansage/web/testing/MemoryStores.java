package io.ansage.web.testing;

import io.ansage.web.http.IdempotencyStore;
import io.ansage.web.security.PassengerSession;
import io.ansage.web.security.Sessions;
import io.ansage.web.support.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the web module keeps, in memory. */
final class MemoryStores {

    private MemoryStores() {}

    static final class MemorySessions implements Sessions {
        private final Map<String, PassengerSession> sessions = new ConcurrentHashMap<>();

        @Override
        public void open(PassengerSession session, Instant now) {
            sessions.put(session.tokenHash(), session);
        }

        @Override
        public Optional<PassengerSession> find(String tokenHash, Instant now) {
            return Optional.ofNullable(sessions.get(tokenHash)).filter(s -> s.expiresAt().isAfter(now));
        }

        @Override
        public void close(String tokenHash) {
            sessions.remove(tokenHash);
        }
    }

    static final class MemoryIdempotencyStore implements IdempotencyStore {
        private final Map<String, String> fingerprints = new HashMap<>();
        private final Map<String, Response> responses = new HashMap<>();

        @Override
        public synchronized Claim claim(String owner, String key, String fingerprint, Instant now) {
            var known = fingerprints.putIfAbsent(owner + key, fingerprint);
            if (known == null) {
                return new Claim.Fresh();
            }
            var response = responses.get(owner + key);
            return !known.equals(fingerprint)
                    ? new Claim.OtherRequest()
                    : response == null ? new Claim.Running() : new Claim.Done(response);
        }

        @Override
        public synchronized void complete(String owner, String key, Response response) {
            responses.put(owner + key, response);
        }

        @Override
        public synchronized void abandon(String owner, String key) {
            fingerprints.remove(owner + key);
        }
    }

    static final class MemoryAuditLog implements AuditLog {
        private final List<Entry> entries = new ArrayList<>();

        @Override
        public synchronized void record(String who, String action, String subject, @Nullable String reason,
                Instant at) {
            entries.add(new Entry(entries.size() + 1, at, who, action, subject, reason, "hash"));
        }

        @Override
        public synchronized List<Entry> list(@Nullable Long before, int limit) {
            return entries.reversed().stream().filter(e -> before == null || e.number() < before).limit(limit).toList();
        }

        @Override
        public Optional<Long> findBreak() {
            return Optional.empty();
        }
    }
}
