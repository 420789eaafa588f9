/** Planted violations. */
@NullMarked
package io.ansage.system.canary.infra;

import org.jspecify.annotations.NullMarked;
