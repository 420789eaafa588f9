/** Keeps the current truth and plans what is worth saying. */
@NullMarked
package io.ansage.query;

import org.jspecify.annotations.NullMarked;
