/** The ports of the web module in memory, and a server on top of them. */
@NullMarked
package io.ansage.web.testing;

import org.jspecify.annotations.NullMarked;
