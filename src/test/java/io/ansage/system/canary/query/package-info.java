/** Planted violations. */
@NullMarked
package io.ansage.system.canary.query;

import org.jspecify.annotations.NullMarked;
