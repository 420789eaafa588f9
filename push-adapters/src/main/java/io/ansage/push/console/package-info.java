/** Delivery to a console, for development. */
@NullMarked
package io.ansage.push.console;

import org.jspecify.annotations.NullMarked;
