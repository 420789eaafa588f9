@NullMarked
package io.ansage.domain.time;

import org.jspecify.annotations.NullMarked;
