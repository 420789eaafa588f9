/** Planted violations. */
@NullMarked
package io.ansage.system.canary.push;

import org.jspecify.annotations.NullMarked;
