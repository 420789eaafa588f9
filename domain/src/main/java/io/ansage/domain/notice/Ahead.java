package io.ansage.domain.notice;

/**
 * What trains usually still do between a place on their run and its end, learned from earlier days; both in minutes and
 * never negative.
 *
 * @param recovers how far their delay usually falls below what it is now, at its lowest
 * @param loses    how far it usually rises above what it is now, at its highest
 */
public record Ahead(double recovers, double loses) {

    /** Where nothing was learned: like the average of all places, but as we know less, with room for more delay. */
    public static final Ahead UNKNOWN = new Ahead(4, 9);

    public Ahead {
        if (recovers < 0 || loses < 0) {
            throw new IllegalArgumentException("ahead: recovers and loses must not be negative");
        }
    }
}
