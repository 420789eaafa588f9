/** Everything that happened to a journey, in the order it was learned. */
@NullMarked
package io.ansage.query.history;

import org.jspecify.annotations.NullMarked;
