/** A door for the benchmarks into the laboratory, whose classes are its own. */
@NullMarked
package io.ansage.infra.lab;

import org.jspecify.annotations.NullMarked;
