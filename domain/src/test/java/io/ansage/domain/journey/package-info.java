@NullMarked
package io.ansage.domain.journey;

import org.jspecify.annotations.NullMarked;
