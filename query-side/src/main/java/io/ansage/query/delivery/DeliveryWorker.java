package io.ansage.query.delivery;

import io.ansage.query.delivery.Dispatch.Sent;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Delivers what is planned: claims a page, asks the send gate, hands over, writes down. Any number of workers may run; a
 * crash at any point leaves rows whose lease runs out, and a repeat has the same id and replaces what it repeats.
 */
public final class DeliveryWorker {

    private static final int PAGE = 500;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final DeliveryRecords records;
    private final LastGate gate;
    private final Dispatch dispatch;
    private final RetryTimes retries;
    private final Clock passengerClock;
    private final InstantSource machineClock;

    public DeliveryWorker(DeliveryRecords records, LastGate gate, Dispatch dispatch, RetryTimes retries,
            Clock passengerClock, InstantSource machineClock) {
        this.records = records;
        this.gate = gate;
        this.dispatch = dispatch;
        this.retries = retries;
        this.passengerClock = passengerClock;
        this.machineClock = machineClock;
    }

    /** Handles all that is due now; returns how many rows that were. */
    public int deliverDue() {
        int handled = 0;
        int page = deliverPage();
        while (page > 0) {
            handled += page;
            page = deliverPage();
        }
        return handled;
    }

    /** Handles some of what is due now; returns how many rows that were, zero if nothing is due. */
    public int deliverPage() {
        var now = now();
        var page = records.claim(now, now.machine().plus(LEASE), PAGE);
        if (!page.isEmpty()) {
            deliver(page, now);
        }
        return page.size();
    }

    /** Nothing is due, and nothing is with a provider. */
    public boolean idle() {
        return records.idle(now());
    }

    private void deliver(List<Parcel> page, Moment now) {
        var sorted = gate.sort(page, now.passenger());
        // Written before anything is sent: what must not be sent need not wait for the providers.
        records.close(sorted.closed(), now);
        var sent = dispatch.send(sorted.open(), now)
                .stream()
                .collect(Collectors.groupingBy(s -> s.parcel().sequence()));
        var answered = now();
        var closings = new ArrayList<Closing>();
        for (var parcel : sorted.open()) {
            closings.add(Answers.sum(parcel, sent.getOrDefault(parcel.sequence(), List.<Sent>of()), retries,
                    answered.machine()));
        }
        records.close(closings, answered);
    }

    private Moment now() {
        return Moment.read(passengerClock, machineClock);
    }
}
