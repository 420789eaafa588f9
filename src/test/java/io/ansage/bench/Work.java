package io.ansage.bench;

/** A piece of work that is timed as a whole. */
@FunctionalInterface
public interface Work {

    /** Does it once; answers how many units were done. */
    long run() throws Exception;

    /** Makes the next {@link #run} possible; not timed. */
    default void prepare() throws Exception {}

    /** Work on something that is made beforehand, anew for each turn. */
    static <T> Work on(Maker<T> maker, Doer<T> doer) {
        return new Work() {

            private final java.util.ArrayDeque<T> ready = new java.util.ArrayDeque<>();

            @Override
            public void prepare() throws Exception {
                ready.clear();
                ready.add(maker.make());
            }

            @Override
            public long run() throws Exception {
                return doer.run(ready.remove());
            }
        };
    }

    /** Makes what is worked on. */
    @FunctionalInterface
    interface Maker<T> {
        T make() throws Exception;
    }

    /** Works on it; answers how many units were done. */
    @FunctionalInterface
    interface Doer<T> {
        long run(T made) throws Exception;
    }
}
