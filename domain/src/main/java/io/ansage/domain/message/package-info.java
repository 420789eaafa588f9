/** What operators say about part of the network, and to whom. */
@NullMarked
package io.ansage.domain.message;

import org.jspecify.annotations.NullMarked;
