/** Planted violations. */
@NullMarked
package io.ansage.system.canary.web;

import org.jspecify.annotations.NullMarked;
