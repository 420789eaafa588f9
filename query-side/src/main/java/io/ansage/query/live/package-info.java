/** Tells listeners of this process what has just become true. */
@NullMarked
package io.ansage.query.live;

import org.jspecify.annotations.NullMarked;
