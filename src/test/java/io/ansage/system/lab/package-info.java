/** The laboratory on recorded days. */
@NullMarked
package io.ansage.system.lab;

import org.jspecify.annotations.NullMarked;
