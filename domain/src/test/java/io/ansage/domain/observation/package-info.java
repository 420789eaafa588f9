@NullMarked
package io.ansage.domain.observation;

import org.jspecify.annotations.NullMarked;
