/** Planted violations. */
@NullMarked
package io.ansage.system.canary.query.api;

import org.jspecify.annotations.NullMarked;
