/** Delivers a notice to a device or says why it could not. */
@NullMarked
package io.ansage.push;

import org.jspecify.annotations.NullMarked;
