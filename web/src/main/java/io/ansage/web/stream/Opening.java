package io.ansage.web.stream;

import java.util.List;

/**
 * How a stream begins.
 *
 * @param reset   whether the reader has to forget what it knows
 * @param changes what it missed, or the whole picture
 */
record Opening(boolean reset, List<Change> changes) {

    Opening {
        changes = List.copyOf(changes);
    }
}
