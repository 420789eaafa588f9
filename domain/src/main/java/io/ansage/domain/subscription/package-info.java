/** Who wants to know about which leg of which journey. */
@NullMarked
package io.ansage.domain.subscription;

import org.jspecify.annotations.NullMarked;
