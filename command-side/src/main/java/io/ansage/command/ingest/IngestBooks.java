package io.ansage.command.ingest;

/** Writes down what became of a batch: counts, quarantine, next offsets. Joins the transaction of the batch. */
public interface IngestBooks {

    /**
     * Books a batch.
     *
     * @throws OvertakenBatch if records of it were booked before, by a node that has taken the partition over
     */
    void book(Tally tally);
}
