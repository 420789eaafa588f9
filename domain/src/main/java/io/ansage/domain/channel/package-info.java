/** The port through which a notice leaves the house. */
@NullMarked
package io.ansage.domain.channel;

import org.jspecify.annotations.NullMarked;
