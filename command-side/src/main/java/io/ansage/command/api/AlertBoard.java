package io.ansage.command.api;

import io.ansage.domain.message.FeedAlert;
import java.util.List;

/** Keeps what feeds say of stations, lines and networks. */
@FunctionalInterface
public interface AlertBoard {

    /** Keeps nothing: for feeds on trial. */
    AlertBoard NONE = (_, _) -> {};

    /** All alerts of a feed, in the place of those it had. May fail; a later message brings all of them again. */
    void replace(String feed, List<FeedAlert> alerts);
}
