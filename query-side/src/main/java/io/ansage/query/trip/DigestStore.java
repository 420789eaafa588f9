package io.ansage.query.trip;

import io.ansage.domain.notice.TripTold;
import io.ansage.domain.subscription.TripId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import io.ansage.query.subscription.SubscriptionRow;

/** Keeps which digests were written, and what they say. Works within the transaction of its caller. */
public interface DigestStore {

    /** Takes the digest of a day for oneself; false if it was taken before. */
    boolean claim(SubscriptionRow subscription, LocalDate day);

    /** What is believed of these trips: only those of which something was told. */
    Map<TripId, TripTold> listTold(Collection<TripId> trips);

    /** Whether an urgent notice about one of these trips was written at this instant or later. */
    boolean toldUrgently(Collection<TripId> trips, Instant since);

    /** What the digest makes its reader believe of each trip. */
    void keepParts(String notificationId, List<Part> parts);

    /** A trip in a digest. */
    record Part(Trip trip, TripTold told) {}
}
