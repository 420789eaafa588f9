package io.ansage.command.ingest;

/** Another node has taken a partition over and has booked records of this batch: nothing of it may be kept here. */
public final class OvertakenBatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OvertakenBatch(int partition, long offset) {
        super("partition " + partition + " is booked beyond offset " + offset + " already");
    }
}
