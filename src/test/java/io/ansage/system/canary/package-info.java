/** Planted violations: a package tree laid out like ours in which every architecture rule is broken once. */
@NullMarked
package io.ansage.system.canary;

import org.jspecify.annotations.NullMarked;
