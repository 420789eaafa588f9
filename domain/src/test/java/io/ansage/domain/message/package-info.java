@NullMarked
package io.ansage.domain.message;

import org.jspecify.annotations.NullMarked;
