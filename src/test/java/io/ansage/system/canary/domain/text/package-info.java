/** Planted violations. */
@NullMarked
package io.ansage.system.canary.domain.text;

import org.jspecify.annotations.NullMarked;
