/** The events as projections read them: recorded, at a position, in order. */
@NullMarked
package io.ansage.query.log;

import org.jspecify.annotations.NullMarked;
