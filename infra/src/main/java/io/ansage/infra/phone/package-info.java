/** Virtual phones: what passengers would see where no real push provider is at hand. */
@NullMarked
package io.ansage.infra.phone;

import org.jspecify.annotations.NullMarked;
