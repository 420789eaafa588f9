/** What operators say about part of the network. */
@NullMarked
package io.ansage.web.message;

import org.jspecify.annotations.NullMarked;
