package io.ansage.bench;

/** A piece of work that is timed as a whole. */
@FunctionalInterface
public interface Work {

    /** Does it once; answers how many units were done. */
    long run() throws Exception;
}
