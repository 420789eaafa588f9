/** The whole walk from feed to phone, under load. */
@NullMarked
package io.ansage.bench.walk;

import org.jspecify.annotations.NullMarked;
