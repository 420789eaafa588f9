@NullMarked
package io.ansage.domain.silence;

import org.jspecify.annotations.NullMarked;
