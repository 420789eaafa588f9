/** Makes past decisions again, from history alone: why, why not, and what if. Reads only; nothing here can send or write. */
@NullMarked
package io.ansage.query.why;

import org.jspecify.annotations.NullMarked;
